using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Homer;

/// <summary>One policy per abstract state of a layer, each made to get there; an episode follows one of them.</summary>
/// <param name="policies">[N], owned.</param>
internal sealed class HomingPolicies(IReadOnlyList<GreedyValues> policies) : ILayeredPolicy, IDisposable
{
    /// <inheritdoc/>
    public int Members => policies.Count;

    /// <inheritdoc/>
    public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
    {
        int size = observations.Length / memory.Length, start = 0;
        while (start < memory.Length)
        {
            int member = memory[start], others = memory[start..].IndexOfAnyExcept(member), end = others < 0 ? memory.Length : start + others;
            policies[member].Act(layer, observations[(start * size)..(end * size)], memory[start..end], actions[start..end], scratch, ref rng);
            start = end;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (GreedyValues policy in policies)
        {
            policy.Dispose();
        }
    }
}
