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
    private readonly KinematicsNetworks[] _networks = new KinematicsNetworks[target];
    private readonly (int Action, int Continuation)[][,] _decisions = new (int, int)[target][,];

    /// <inheritdoc/>
    public int Members => labels;

    /// <summary>The decoder of the layer that the members lead to.</summary>
    public LinearDecoder Target => _networks[^1].There;

    /// <summary>Teaches a layer; those above it are known already.</summary>
    /// <param name="at">t, below h.</param>
    /// <param name="networks">Frozen; owned from now on.</param>
    public void Set(int at, KinematicsNetworks networks)
    {
        _networks[at] = networks;
        _decisions[at] = networks.Decisions();
    }

    /// <inheritdoc/>
    public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
    {
        _networks[layer].Here.Decode(observations, actions);
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
