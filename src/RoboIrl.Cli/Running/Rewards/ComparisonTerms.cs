using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>What all trainings of a comparison have in common: without it their numbers do not compare.</summary>
/// <param name="Environment">Its id, or the name of its file.</param>
/// <param name="Learner">Name of the learner.</param>
/// <param name="Steps">Environment steps of each training.</param>
/// <param name="Settings">SHA-256 of all other settings: those of the experiment without its reward and seed.</param>
internal sealed record ComparisonTerms(string Environment, string Learner, long Steps, string Settings)
{
    private const int ShownDigits = 8;

    /// <summary>The terms of an experiment.</summary>
    public static ComparisonTerms Of(ExperimentConfig experiment)
    {
        EnvironmentConfig environment = experiment.Environment;
        ExperimentConfig common = experiment with { Seed = 0, Environment = environment with { RewardProgram = null, SuccessReward = false, Workers = 1 } };
        return new ComparisonTerms(
            environment.Name, experiment.Learner, experiment.TotalSteps, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ConfigWriter.Write(common)))));
    }

    /// <summary>For people: the environment, the learner, the steps, and digits that differ where any other setting does.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Environment}, {Learner}, {Steps} steps, settings {Settings[..Math.Min(ShownDigits, Settings.Length)]}");
}
