using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Envs;
using RoboIrl.Envs.Checks;
using RoboIrl.MuJoCo;

namespace RoboIrl.Cli.Commands;

/// <summary>Tells what an environment gives under the zero and the random policy.</summary>
internal static class ProbeView
{
    /// <summary>Runs and writes a probe.</summary>
    /// <returns>Number of failures.</returns>
    public static int Write(EnvironmentDefinition definition, Screen screen)
    {
        ProbeReport report;
        try
        {
            report = EnvironmentProbe.Run(definition);
        }
        catch (Exception e) when (e is InvalidDataException or MuJoCoException or IOException)
        {
            screen.Out.WriteLine($"  FAIL  {e.Message}");
            return 1;
        }

        int failed = 0;
        foreach (ProbeRollout rollout in report.Rollouts)
        {
            screen.Out.WriteLine($"  {rollout.Policy,-7} {Episodes(rollout)}");
            if (rollout.Faults > 0)
            {
                failed++;
                screen.Out.WriteLine($"  FAIL  {rollout.Faults} steps of the {rollout.Policy} policy failed, the first because of {rollout.FirstFault}");
            }
        }

        screen.Out.WriteLine("  observation ranges");
        for (int i = 0; i < report.Observation.Count; i++)
        {
            ProbeColumn column = report.Observation[i];
            screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {i,3}  {column.Low,12:G5} {column.High,12:G5}  {column.Name}{(column.IsConstant ? "  CONSTANT: it tells a policy nothing" : "")}"));
        }

        if (report.RewardTerms.Count > 0)
        {
            screen.Out.WriteLine("  reward terms under the random policy: mean per step, share of the sum of sizes");
            foreach (ProbeTerm term in report.RewardTerms)
            {
                screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {term.Mean,12:G5} {100 * term.Share,6:F1} %  {term.Name}"));
            }
        }

        screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {report.StepsPerSecond:N0} steps/s in one world on one thread"));
        return failed;
    }

    private static string Episodes(ProbeRollout rollout)
    {
        string unfinished = string.Create(CultureInfo.InvariantCulture, $"an episode of {rollout.Unfinished} steps and more, return so far {rollout.UnfinishedReturn:F1}");
        return rollout.Lengths.Count == 0
            ? unfinished
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{rollout.Lengths.Count} episodes, {rollout.Lengths.Min()} to {rollout.Lengths.Max()} steps, mean {rollout.Lengths.Average():F1}; {rollout.Terminated} terminated; return {rollout.Returns.Average():F1} on average");
    }
}
