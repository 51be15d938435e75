namespace RoboIrl.Core.Layered;

/// <summary>Episodes of a layered problem in lockstep: all are in the same layer. <see cref="Observe"/> and <see cref="Step"/> allocate nothing.</summary>
/// <remarks>
/// An episode is a number: what happens in episode e under a seed depends on (seed, e) and on the actions it was given, not on
/// the row it runs in, on its neighbours, on what was observed, or on how often. Work is therefore split by giving each worker
/// a batch of its own and a range of episode numbers.
/// </remarks>
public interface ILayeredBatch : IDisposable
{
    /// <summary>Sizes.</summary>
    LayeredSpec Spec { get; }

    /// <summary>How many episodes can run at once.</summary>
    int Capacity { get; }

    /// <summary>n, the episodes of the last <see cref="Begin"/>; 0 before the first.</summary>
    int Count { get; }

    /// <summary>The layer that all episodes are in, 0 .. H; at H they are over.</summary>
    int Layer { get; }

    /// <summary>Starts episodes <paramref name="firstEpisode"/> .. <paramref name="firstEpisode"/> + <paramref name="count"/> - 1 in layer 0; those that were running are dropped.</summary>
    /// <param name="seed">Any value; another one gives unrelated episodes.</param>
    /// <param name="firstEpisode">Number of the episode in row 0, at least 0.</param>
    /// <param name="count">n, 1 .. <see cref="Capacity"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    void Begin(ulong seed, long firstEpisode, int count);

    /// <summary>Writes what is seen in the current layer. Nothing is computed for rows that nobody asks for; asking twice gives the same numbers.</summary>
    /// <param name="start">First row, 0 .. n-1.</param>
    /// <param name="observations">[rows, d], row-major: its length says how many rows, from <paramref name="start"/> on.</param>
    /// <exception cref="ArgumentException">The length is no multiple of d, or the rows go beyond n.</exception>
    /// <exception cref="InvalidOperationException">Nothing was begun.</exception>
    void Observe(int start, Span<float> observations);

    /// <summary>Takes one decision in every episode; all go on to the next layer.</summary>
    /// <param name="actions">[n], each in 0 .. A-1.</param>
    /// <param name="rewards">[n], every element is written.</param>
    /// <exception cref="ArgumentException">A length is not n, or an action is out of range: then no episode has moved.</exception>
    /// <exception cref="InvalidOperationException">Nothing was begun, or the episodes are over.</exception>
    void Step(ReadOnlySpan<int> actions, Span<float> rewards);
}
