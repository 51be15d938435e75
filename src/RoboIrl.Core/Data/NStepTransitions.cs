namespace RoboIrl.Core.Data;

/// <summary>
/// The transitions of a replay buffer with n-step returns (Sutton 1988): the discounted sum of up to n rewards, and the observation
/// that follows the last of them. <see cref="TransitionColumns.Continuation"/> is gamma^(k-1) for k steps, or 0 after termination, so that
/// a one-step target r + gamma * continuation * V(o') is the target of k steps.
/// </summary>
/// <param name="replay">Transitions of N worlds, one of each in turn; owned by the caller.</param>
/// <param name="worlds">N, at least 1.</param>
/// <param name="steps">n, at least 1. Fewer are summed where an episode ends or where nothing newer is known yet.</param>
/// <param name="discount">gamma.</param>
internal sealed class NStepTransitions(ReplayBuffer replay, int worlds, int steps, double discount) : ITransitions
{
    private int[] _last = [];

    /// <inheritdoc/>
    public int TransitionCount => replay.TransitionCount;

    /// <inheritdoc/>
    public void Gather(ReadOnlySpan<int> transitions, TransitionColumns into)
    {
        replay.Gather(transitions, into);
        if (_last.Length != transitions.Length)
        {
            _last = new int[transitions.Length];
        }

        for (int i = 0; i < transitions.Length; i++)
        {
            NStepReturn sum = replay.ReturnFrom(transitions[i], worlds, steps, discount);
            Write(into.Rewards, i, sum.Reward);
            Write(into.Continuation, i, sum.Continuation);
            _last[i] = sum.Last;
        }

        replay.Gather(_last, new TransitionColumns { NextObservations = into.NextObservations });
    }

    private static void Write(Span<float> column, int row, float value)
    {
        if (!column.IsEmpty)
        {
            column[row] = value;
        }
    }
}
