using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Layered;

/// <summary>One policy, or several of which an episode follows one from its start to its end, acting on many episodes of one layer at once.</summary>
/// <remarks>
/// Each episode has a memory of one number, which starts as the number of the policy it follows and which the policy may change
/// as it acts. Threads may share a policy; each brings memory, random stream and scratch of its own.
/// </remarks>
public interface ILayeredPolicy
{
    /// <summary>How many policies there are, at least 1.</summary>
    int Members { get; }

    /// <summary>
    /// In the cover of a layer: the member of the cover of the layer before that a member follows to that layer; null where it goes a way
    /// of its own. What is known of the one then need not be found out again of the other: <see cref="Act"/> may not be called for the layers
    /// that they have in common, so a member with a parent draws nothing there and leaves its memory as it was.
    /// </summary>
    /// <param name="member">0 .. <see cref="Members"/> - 1.</param>
    /// <returns>0 .. the members of that cover - 1, or null.</returns>
    int? ParentOf(int member) => null;

    /// <summary>Chooses an action for every row.</summary>
    /// <param name="layer">The layer of all rows, 0 .. H-1.</param>
    /// <param name="observations">[n, d]</param>
    /// <param name="memory">[n]; rows of one member stand together, which is fast, not needed.</param>
    /// <param name="actions">[n], every element is written.</param>
    /// <param name="scratch">The calling thread's.</param>
    /// <param name="rng">For policies that draw.</param>
    void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng);
}
