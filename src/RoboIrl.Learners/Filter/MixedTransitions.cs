using RoboIrl.Core.Data;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Filter;

/// <summary>Batches of which the first rows are drawn from recorded transitions and the others from lived ones, all rewarded by the present cost.</summary>
/// <param name="recorded">The dataset; its rewards are not looked at.</param>
/// <param name="pairSize">O + A.</param>
/// <param name="evaluate">The learned reward.</param>
internal sealed class MixedTransitions(ITransitions recorded, int pairSize, RewardEvaluation evaluate) : ITransitions
{
    /// <summary>What was lived, rewarded already; null takes all rows from the recording.</summary>
    public ITransitions? Lived { get; set; }

    /// <inheritdoc/>
    public int TransitionCount => recorded.TransitionCount + (Lived?.TransitionCount ?? 0);

    /// <summary>How many of a batch's rows come from the recording; they come first.</summary>
    /// <param name="rows">Rows of the batch.</param>
    public int RecordedRows(int rows) => Lived is null ? rows : rows / 2;

    /// <inheritdoc/>
    public void Sample(Span<int> indices, ref Rng rng)
    {
        int first = RecordedRows(indices.Length);
        recorded.Sample(indices[..first], ref rng);
        Lived?.Sample(indices[first..], ref rng);
    }

    /// <summary>Copies a batch that <see cref="Sample"/> drew.</summary>
    /// <param name="transitions">Indices into the recording, then as many as are left into what was lived.</param>
    /// <param name="into">As wide as wanted; rewards need observations and actions side by side.</param>
    public void Gather(ReadOnlySpan<int> transitions, TransitionColumns into)
    {
        int rows = transitions.Length, first = RecordedRows(rows);
        TransitionColumns own = Part(into, 0, first, rows);
        recorded.Gather(transitions[..first], own);
        if (!own.Rewards.IsEmpty)
        {
            if (own.ObservationActions.Length != first * pairSize)
            {
                throw new ArgumentException("Rewards are learned and need the observations and actions of the same rows side by side; ask for both columns.", nameof(into));
            }

            evaluate(own.ObservationActions, own.Rewards);
        }

        Lived?.Gather(transitions[first..], Part(into, first, rows - first, rows));
    }

    private static TransitionColumns Part(TransitionColumns all, int start, int count, int rows)
    {
        return new TransitionColumns
        {
            Observations = Cut(all.Observations),
            Actions = Cut(all.Actions),
            ObservationActions = Cut(all.ObservationActions),
            Rewards = Cut(all.Rewards),
            Continuation = Cut(all.Continuation),
            NextObservations = Cut(all.NextObservations),
        };

        Span<float> Cut(Span<float> column) => column.Slice(column.Length / rows * start, column.Length / rows * count);
    }
}
