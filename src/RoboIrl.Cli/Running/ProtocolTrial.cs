using RoboIrl.Core.Learning;
using RoboIrl.Envs;
using RoboIrl.Reporting;

namespace RoboIrl.Cli.Running;

/// <summary>Judges a run's policy as the benchmarks do: each placement of each of its tasks once, success at any step.</summary>
internal static class ProtocolTrial
{
    /// <summary>Judges a run.</summary>
    /// <param name="run">Its newest checkpoint.</param>
    /// <param name="stop">Breaks off by an exception.</param>
    /// <returns>One row per task.</returns>
    /// <exception cref="UsageException">The environment does not say when its task is done, or has no fixed placements.</exception>
    public static IReadOnlyList<SuccessRow> Judge(RunPolicy run, CancellationToken stop)
    {
        EnvironmentDefinition definition = Suite.Find(run.Config.Environment);
        EnvironmentDefinition[] tasks = definition.Members.Count > 0 ? [.. definition.Members] : [definition];
        return [.. tasks.Select(task => new SuccessRow(run.Config.Learner, task.Id, run.Config.Seed, run.Step, Rate(run, task, stop)))];
    }

    private static double Rate(RunPolicy run, EnvironmentDefinition task, CancellationToken stop)
    {
        EnvironmentDefinition placements = task.ForEvaluation?.Invoke()
            ?? throw new UsageException($"{run.Folder}: '{task.Id}' has no fixed placements to judge a policy on; that takes a task of the manipulation suite with environment.manipulation.variations above 0.");
        using MuJoCoVectorEnvironment worlds = placements.CreateVector(placements.Members.Count);
        return new Evaluator(worlds, worlds.Count, run.Config.Evaluation.Seed).Evaluate(run.Policy, stop).SuccessRate
            ?? throw new UsageException($"{run.Folder}: '{task.Id}' does not say when its task is done.");
    }
}
