using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Envs;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Reporting;

namespace RoboIrl.Cli.Running;

/// <summary>Judges a run's policy as the benchmarks do: each placement of each of its tasks once, success at any step.</summary>
internal static class ProtocolTrial
{
    // Worlds that live together: a benchmark may have a hundred thousand placements.
    private const int Block = 128;

    /// <summary>Judges a run.</summary>
    /// <param name="run">Its newest checkpoint.</param>
    /// <param name="tasks">What it is judged on: its own environment, or another one under the same rules.</param>
    /// <param name="stop">Breaks off by an exception.</param>
    /// <returns>One row per task.</returns>
    /// <exception cref="UsageException">The environment does not say when its task is done, has no fixed placements, or does not suit the policy.</exception>
    public static IReadOnlyList<SuccessRow> Judge(RunPolicy run, EnvironmentConfig tasks, CancellationToken stop)
    {
        bool elsewhere = tasks != run.Config.Environment;
        if (elsewhere)
        {
            RequireSameObservation(run, tasks);
        }

        // Trained on one task or on many at once, judged on what it was trained on or on something else: each makes another learner of it.
        EnvironmentDefinition trained = Suite.Find(run.Config.Environment);
        EnvironmentDefinition judged = Suite.Find(tasks);
        string name = KeptReward.LearnerOf(run.Config);
        string learner = trained.Members.Count > 0 || elsewhere ? $"{name} on {trained.Id}" : name;
        IReadOnlyList<EnvironmentDefinition> all = judged.Members.Count > 0 ? judged.Members : [judged];
        return [.. all.Select(task => new SuccessRow(learner, task.Id, run.Config.Seed, run.Step, Rate(run, task, stop)))];
    }

    /// <summary>Whether the goal's three numbers are observed as 0.</summary>
    /// <param name="tasks">A task or benchmark.</param>
    public static bool HidesGoal(EnvironmentConfig tasks) =>
        tasks.Manipulation?.HideGoal == true || Benchmark.All.Any(b => !b.GoalVisible && MetaWorldSuite.IdOf(b.Name) == tasks.Id);

    private static void RequireSameObservation(RunPolicy run, EnvironmentConfig tasks)
    {
        EnvironmentConfig own = run.Config.Environment;
        if (HidesGoal(tasks) != HidesGoal(own))
        {
            throw new UsageException($"'{tasks.Id}' {Shows(tasks)} the goal, '{own.Name}' {Shows(own)} it; a policy is judged on what it was trained to see");
        }

        int size = Suite.SpecOf(tasks).Observation.Size;
        int expected = run.Policy.Spec.Observation.Size;
        if (size != expected)
        {
            throw new UsageException($"'{tasks.Id}' shows {size} numbers, the policy takes the {expected} of '{own.Name}'; multi-task benchmarks add a code of the task");
        }
    }

    private static string Shows(EnvironmentConfig tasks) => HidesGoal(tasks) ? "hides" : "shows";

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
