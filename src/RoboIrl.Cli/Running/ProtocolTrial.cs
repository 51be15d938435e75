using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Envs;
using RoboIrl.Reporting;

namespace RoboIrl.Cli.Running;

/// <summary>Judges a run's policy as the benchmarks do: each placement of each of its tasks once, success at any step.</summary>
internal static class ProtocolTrial
{
    // Worlds that live together: a benchmark may have a hundred thousand placements.
    private const int Block = 128;

    /// <summary>Judges a run.</summary>
    /// <param name="run">Its newest checkpoint.</param>
    /// <param name="stop">Breaks off by an exception.</param>
    /// <returns>One row per task.</returns>
    /// <exception cref="UsageException">The environment does not say when its task is done, or has no fixed placements.</exception>
    public static IReadOnlyList<SuccessRow> Judge(RunPolicy run, CancellationToken stop)
    {
        EnvironmentDefinition definition = Suite.Find(run.Config.Environment);
        IReadOnlyList<EnvironmentDefinition> tasks = definition.Members.Count > 0 ? definition.Members : [definition];

        // Trained on one task or on many at once: that makes two learners of it.
        string learner = definition.Members.Count > 0 ? $"{run.Config.Learner} on {definition.Id}" : run.Config.Learner;
        return [.. tasks.Select(task => new SuccessRow(learner, task.Id, run.Config.Seed, run.Step, Rate(run, task, stop)))];
    }

    private static double Rate(RunPolicy run, EnvironmentDefinition task, CancellationToken stop)
    {
        EnvironmentDefinition placements = task.ForEvaluation?.Invoke()
            ?? throw new UsageException($"'{task.Id}' has no fixed placements to judge a policy on; that takes a task of the manipulation suite with environment.manipulation.variations above 0");
        double done = 0;
        foreach (EnvironmentDefinition[] block in placements.Members.Chunk(Block))
        {
            using IVectorEnvironment worlds = Suite.CreateWorlds(placements with { Members = block }, run.Config.Environment, block.Length);
            EvaluationResult result = new Evaluator(worlds, block.Length, run.Config.Evaluation.Seed).Evaluate(run.Policy, stop);
            done += block.Length * (result.SuccessRate ?? throw new UsageException($"'{task.Id}' does not say when its task is done"));
        }

        return done / placements.Members.Count;
    }
}
