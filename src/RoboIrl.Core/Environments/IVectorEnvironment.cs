namespace RoboIrl.Core.Environments;

/// <summary>N worlds stepped together, with same-step automatic reset. <see cref="Step"/> allocates nothing.</summary>
/// <remarks>
/// Results are bit-identical for any number of workers: row i depends only on (seed, i) and on the actions it was given.
/// </remarks>
public interface IVectorEnvironment : IDisposable
{
    /// <summary>Shapes, bounds and limits; the same for every row.</summary>
    EnvironmentSpec Spec { get; }

    /// <summary>N, the number of worlds.</summary>
    int Count { get; }

    /// <summary>Starts a new episode in every world; world i draws from its own stream (seed, i).</summary>
    /// <param name="seed">Any value; the same value gives the same episodes.</param>
    /// <param name="observations">[N, O] first observations.</param>
    void Reset(ulong seed, Span<float> observations);

    /// <summary>Steps every world once, on the environment's own workers.</summary>
    /// <param name="actions">[N, A]</param>
    /// <param name="results">Where the results go, N rows.</param>
    void Step(ReadOnlySpan<float> actions, StepBatch results);

    /// <summary>
    /// Steps rows [start, start + count) on the calling thread. Threads may call it together on disjoint ranges:
    /// this is how a trainer's worker owns its worlds for a whole rollout, without a barrier per step.
    /// </summary>
    /// <param name="start">First row.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="actions">[count, A]</param>
    /// <param name="results">count rows; row 0 is world <paramref name="start"/>.</param>
    void StepRows(int start, int count, ReadOnlySpan<float> actions, StepBatch results);

    /// <summary>
    /// Copies the named values (<see cref="EnvironmentSpec.InfoNames"/>) of one world's last step. Where that step ended an episode they
    /// are still that episode's, although the world stands in the next one already.
    /// </summary>
    /// <param name="row">World.</param>
    /// <param name="values">[K]</param>
    void ReadInfo(int row, Span<double> values);

    /// <summary>Episodes that were truncated because the physics produced NaN, infinity or a divergence warning.</summary>
    long NumericFaults { get; }

    /// <summary>The share of one world in <see cref="NumericFaults"/>.</summary>
    /// <param name="row">World.</param>
    long NumericFaultsOf(int row);
}
