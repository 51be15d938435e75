using RoboIrl.Core.Configuration;
using RoboIrl.Envs;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Checks of an experiment whose environment does not pay itself: the program is verified, the environment must know success.</summary>
internal static class RewardChecks
{
    private const string ProgramKey = "environment.reward_program";
    private const string SuccessKey = "environment.success_reward";

    /// <summary>Reports every problem.</summary>
    /// <param name="experiment">Bound; its environment can be made.</param>
    /// <param name="report">Takes a dotted key and what is wrong with it.</param>
    public static void Run(ExperimentConfig experiment, Action<string, string> report)
    {
        EnvironmentConfig config = experiment.Environment;
        if (config.RewardProgram is null && !config.SuccessReward)
        {
            return;
        }

        string key = config.SuccessReward ? SuccessKey : ProgramKey;
        if (Suite.Learners.NeedsDataset(experiment.Learner))
        {
            report(key, $"the learner '{experiment.Learner}' learns from recorded episodes and sees no reward of its worlds; remove the key, or choose ppo or sac");
        }
        else if (!config.SuccessReward)
        {
            CheckProgram(config, report);
        }
        else if (config.RewardProgram is not null)
        {
            report(ProgramKey, $"with {SuccessKey} nothing else pays; give one of the two");
        }
        else
        {
            CheckSuccess(config, report);
        }
    }

    private static void CheckSuccess(EnvironmentConfig config, Action<string, string> report)
    {
        using MuJoCoEnvironment world = Suite.FindPlain(config).CreateWorld();
        if (world.Spec.SuccessIndex < 0)
        {
            report(SuccessKey, $"'{config.Name}' does not say when its task is done; choose an environment with success (metaworld/...), or a reward_program");
        }
    }

    private static void CheckProgram(EnvironmentConfig config, Action<string, string> report)
    {
        _ = Suite.FindPlain(config); // where its file is wrong, that is told first
        try
        {
            VerifiedProgram verified = VerifiedPrograms.Verify(config);
            foreach (string problem in verified.Problems)
            {
                report(ProgramKey, $"the program '{config.RewardProgram}' is refused: {problem}");
            }

            _ = KeptReward.ProvenanceOf(config, verified.Source); // damaged or not
        }
        catch (Exception e) when (e is UsageException or InvalidDataException or IOException)
        {
            report(ProgramKey, e.Message);
        }
    }
}
