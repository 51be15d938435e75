using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Data;

/// <summary>Generalised advantage estimation (Schulman et al. 2016, eq. 16), with truncation told apart from termination.</summary>
/// <remarks>
/// <code>
/// delta_t = r_t + gamma * V(o_{t+1}) - V(o_t)
/// A_t     = delta_t + gamma * lambda * A_{t+1}
/// </code>
/// Where an episode ends, the sum stops there. A terminated episode has no future: V(o_{t+1}) = 0. A truncated one had,
/// so V(o_{t+1}) is the value of its last observation. With both flags set the step counts as terminated.
/// </remarks>
public static class GeneralizedAdvantage
{
    /// <summary>Computes advantages and value targets for T steps of N worlds.</summary>
    /// <param name="rewards">[T, N]</param>
    /// <param name="values">[T + 1, N]; row T is the value of the observation after the last step.</param>
    /// <param name="ends">[T, N]</param>
    /// <param name="finalValues">[T, N], read only where an episode was truncated.</param>
    /// <param name="steps">T.</param>
    /// <param name="rows">N.</param>
    /// <param name="discount">gamma, in [0, 1].</param>
    /// <param name="lambda">In [0, 1].</param>
    /// <param name="advantages">[T, N] result.</param>
    /// <param name="returns">[T, N] result: advantage + value.</param>
    public static void Compute(
        ReadOnlySpan<float> rewards,
        ReadOnlySpan<float> values,
        ReadOnlySpan<EpisodeEnd> ends,
        ReadOnlySpan<float> finalValues,
        int steps,
        int rows,
        double discount,
        double lambda,
        Span<float> advantages,
        Span<float> returns)
    {
        int count = steps * rows;
        if (rewards.Length != count || values.Length != count + rows || ends.Length != count || finalValues.Length != count
            || advantages.Length != count || returns.Length != count)
        {
            throw new ArgumentException(
                $"Expected {count} = {steps} x {rows} elements ({count + rows} values); got rewards {rewards.Length}, values {values.Length}, "
                + $"ends {ends.Length}, final values {finalValues.Length}, advantages {advantages.Length}, returns {returns.Length}.",
                nameof(rewards));
        }

        for (int n = 0; n < rows; n++)
        {
            double advantage = 0;
            for (int t = steps - 1; t >= 0; t--)
            {
                int i = (t * rows) + n;
                EpisodeEnd end = ends[i];
                double nextValue = end == EpisodeEnd.None ? values[i + rows]
                    : (end & EpisodeEnd.Terminated) != 0 ? 0
                    : finalValues[i];
                double delta = rewards[i] + (discount * nextValue) - values[i];
                advantage = delta + (end == EpisodeEnd.None ? discount * lambda * advantage : 0);
                advantages[i] = (float)advantage;
                returns[i] = (float)(advantage + values[i]);
            }
        }
    }
}
