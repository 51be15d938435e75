using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>
/// The cover of a layer in MusIK's composed form: member k is head k of the layer before, on the way there its parent's head, and
/// so on down to the first layer. No network is copied: a member is a chain of numbers.
/// </summary>
internal sealed class ChainCover : ILayeredPolicy
{
    private readonly IReadOnlyList<MusikNetworks> _networks;
    private readonly int[][] _heads; // [layer][member]
    private readonly int _actions;

    /// <summary>Unwinds the chains.</summary>
    /// <param name="networks">Of the layers 0 .. h-1 at least; they stay the caller's.</param>
    /// <param name="layer">h, at least 1.</param>
    /// <param name="actions">A.</param>
    public ChainCover(IReadOnlyList<MusikNetworks> networks, int layer, int actions)
    {
        (_networks, _actions) = (networks, actions);
        _heads = new int[layer][];
        int[] heads = [.. Enumerable.Range(0, networks[layer - 1].Parents.Length)];
        for (int at = layer - 1; at >= 0; at--)
        {
            _heads[at] = heads;
            heads = [.. heads.Select(head => networks[at].Parents[head])];
        }
    }

    /// <inheritdoc/>
    public int Members => _heads[^1].Length;

    /// <inheritdoc/>
    public int? ParentOf(int member) => _networks[_heads.Length - 1].Parents[member];

    /// <inheritdoc/>
    public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
    {
        int[] heads = _heads[layer];
        int size = observations.Length / memory.Length;
        for (int start = 0, end; start < memory.Length; start = end)
        {
            int head = heads[memory[start]];
            for (end = start + 1; end < memory.Length && heads[memory[end]] == head; end++)
            {
            }

            Span<float> logits = scratch.Floats((end - start) * _actions); // [rows, A]
            _networks[layer].Heads.Infer(observations[(start * size)..(end * size)], end - start, logits, head);
            Rows.ArgMax(logits, actions[start..end]);
        }
    }
}
