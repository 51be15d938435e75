using RoboIrl.Core.Layered;
using RoboIrl.Envs.CombinationLock;

namespace RoboIrl.Envs.Tests.CombinationLock;

/// <summary>Locks, and episodes of them, for tests.</summary>
internal static class Locks
{
    public static CombinationLockProblem Make(int horizon, LockDefinition definition = LockDefinition.BaselineCode) =>
        new(new CombinationLockOptions { Horizon = horizon, Definition = definition }, 17);

    /// <summary>The opening action of each episode's state; 0 in the bad state.</summary>
    public static int[] Openings(CombinationLockProblem problem, IRevealedBatch batch) =>
        [.. Latents(batch).Select(s => s == CombinationLockProblem.Bad ? 0 : problem.Opening(batch.Layer, s))];

    public static int[] Latents(IRevealedBatch batch)
    {
        int[] latents = new int[batch.Count];
        batch.ReadLatents(latents);
        return latents;
    }

    /// <summary>What one episode does when it runs with others: observations and rewards of all layers, one after another.</summary>
    /// <param name="problem">The lock.</param>
    /// <param name="first">Number of the episode in row 0.</param>
    /// <param name="count">Episodes that run together.</param>
    /// <param name="episode">The one to look at.</param>
    /// <param name="observed">Whether the others are looked at, too, before each step.</param>
    public static float[] Trace(CombinationLockProblem problem, long first, int count, long episode, bool observed = true)
    {
        using IRevealedBatch batch = problem.CreateRevealedBatch(count + 3);
        batch.Begin(99, first, count);
        int row = (int)(episode - first), size = problem.Spec.ObservationSize;
        List<float> trace = [];
        float[] observation = new float[size], all = new float[count * size], rewards = new float[count];
        for (int layer = 0; layer < problem.Spec.Horizon; layer++)
        {
            if (observed)
            {
                batch.Observe(0, all);
            }

            int[] actions = [.. Openings(problem, batch).Select((a, i) => layer == 2 && (first + i) % 3 == 0 ? (a + 1) % 10 : a)];
            batch.Step(actions, rewards);
            batch.Observe(row, observation);
            trace.AddRange(observation);
            trace.Add(rewards[row]);
        }

        return [.. trace];
    }
}
