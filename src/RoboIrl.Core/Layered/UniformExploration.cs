using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Layered;

/// <summary>The least of all baselines: every action is drawn uniformly and nothing is learnt. It looks at no observation.</summary>
public static class UniformExploration
{
    private const ulong ActionStream = 0xBB67AE8584CAA73BUL; // actions are drawn apart from the problem's own numbers
    private const int Rows = 4_096;

    /// <summary>Runs episodes 0 .. <paramref name="episodes"/> - 1 of a seed. The result depends on the arguments only.</summary>
    /// <param name="problem">What to explore.</param>
    /// <param name="seed">Any value.</param>
    /// <param name="episodes">At least 1.</param>
    /// <param name="success">A return that counts as a success.</param>
    /// <param name="stop">Ends the run between two batches.</param>
    /// <returns>What was met.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="episodes"/> is below 1.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static UniformExplorationResult Run(ILayeredProblem problem, ulong seed, long episodes, double success, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(episodes, 1);
        int capacity = (int)Math.Min(Rows, episodes);
        using ILayeredBatch batch = problem.CreateBatch(capacity);
        int[] actions = new int[capacity];
        float[] rewards = new float[capacity];
        double[] returns = new double[capacity];
        long successes = 0, first = -1;
        double total = 0, best = double.NegativeInfinity;
        for (long start = 0; start < episodes; start += capacity)
        {
            stop.ThrowIfCancellationRequested();
            int count = (int)Math.Min(capacity, episodes - start);
            batch.Begin(seed, start, count);
            Play(batch, seed, start, actions.AsSpan(0, count), rewards.AsSpan(0, count), returns.AsSpan(0, count));
            for (int row = 0; row < count; row++)
            {
                total += returns[row];
                best = Math.Max(best, returns[row]);
                if (returns[row] >= success)
                {
                    first = successes++ == 0 ? start + row : first;
                }
            }
        }

        return new UniformExplorationResult(episodes, successes, first, total / episodes, best);
    }

    private static void Play(ILayeredBatch batch, ulong seed, long start, Span<int> actions, Span<float> rewards, Span<double> returns)
    {
        returns.Clear();
        for (int layer = 0; layer < batch.Spec.Horizon; layer++)
        {
            for (int row = 0; row < actions.Length; row++)
            {
                ulong key = CounterRandom.Key(seed ^ ActionStream, (ulong)(start + row));
                actions[row] = CounterRandom.Below(CounterRandom.Bits(key, (ulong)layer), batch.Spec.Actions);
            }

            batch.Step(actions, rewards);
            for (int row = 0; row < rewards.Length; row++)
            {
                returns[row] += rewards[row];
            }
        }
    }
}
