using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>
/// The cover of a layer h in MusIK's general form: member i starts with i in memory; in each layer the label of what is seen and the
/// memory decide the action and the next memory. Not Markov: the same observation may be answered in several ways.
/// </summary>
/// <param name="target">h, at least 1.</param>
/// <param name="labels">S.</param>
internal sealed class KinematicsPolicy(int target, int labels) : ILayeredPolicy, IDisposable
{
    private readonly KinematicsNetworks?[] _networks = new KinematicsNetworks?[target]; // those that are owned
    private readonly LinearDecoder[] _decoders = new LinearDecoder[target];
    private readonly (int Action, int Continuation)[][,] _decisions = new (int, int)[target][,];
    private int[]? _parents;

    /// <inheritdoc/>
    public int Members => labels;

    /// <summary>The decoder of the layer that the members lead to.</summary>
    public LinearDecoder Target => _networks[^1]!.There;

    /// <inheritdoc/>
    public int? ParentOf(int member) => _parents?[member];

    /// <summary>Teaches a layer; those above it are known already.</summary>
    /// <param name="at">t, below h.</param>
    /// <param name="networks">Frozen; owned from now on.</param>
    public void Set(int at, KinematicsNetworks networks)
    {
        _networks[at] = networks;
        _decoders[at] = networks.Here;
        _decisions[at] = networks.Decisions();
    }

    /// <summary>Composes: below the layer that was taught each member does what one of the cover before does, and keeps its number.</summary>
    /// <param name="before">The cover of the layer before, composed itself or of layer 1; it goes on owning its networks and outlives this.</param>
    /// <param name="parents">[S] the member of it that each one continues.</param>
    public void Follow(KinematicsPolicy before, ReadOnlySpan<int> parents)
    {
        _parents = parents.ToArray();
        for (int at = 0; at < target - 1; at++)
        {
            _decoders[at] = before._decoders[at];
            _decisions[at] = new (int, int)[labels, labels];
            for (int place = 0; place < labels * labels; place++)
            {
                (int label, int member) = (place / labels, place % labels);
                _decisions[at][label, member] = (before._decisions[at][label, parents[member]].Action, member);
            }
        }
    }

    /// <inheritdoc/>
    public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
    {
        _decoders[layer].Decode(observations, actions);
        (int Action, int Continuation)[,] decisions = _decisions[layer];
        for (int i = 0; i < actions.Length; i++)
        {
            (actions[i], memory[i]) = decisions[actions[i], memory[i]];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (KinematicsNetworks? networks in _networks)
        {
            networks?.Dispose();
        }
    }
}
