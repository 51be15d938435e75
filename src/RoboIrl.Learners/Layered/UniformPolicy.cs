using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Layered;

/// <summary>Takes every action with the same probability: the cover of the first layer, and exploration without learning.</summary>
/// <param name="actionCount">A, at least 1.</param>
/// <param name="members">How many copies count as policies of their own.</param>
public sealed class UniformPolicy(int actionCount, int members = 1) : ILayeredPolicy
{
    /// <inheritdoc/>
    public int Members { get; } = members >= 1 ? members : throw new ArgumentOutOfRangeException(nameof(members), members, "A policy has at least one member.");

    /// <inheritdoc/>
    public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
    {
        foreach (ref int action in actions)
        {
            action = rng.NextInt(actionCount);
        }
    }
}
