using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>The covers of the layers so far, in MusIK's composed form; owns their networks.</summary>
internal sealed class MusikCover : ILayeredDecoder, IDisposable
{
    private readonly List<MusikNetworks> _networks = [];
    private readonly List<ILayeredPolicy> _policies;
    private readonly LayeredSpec _spec;

    /// <summary>Begins with the first layer, which needs no way to it.</summary>
    /// <param name="spec">The problem's sizes.</param>
    /// <param name="heads">N.</param>
    public MusikCover(LayeredSpec spec, int heads)
    {
        (_spec, Heads) = (spec, heads);
        _policies = [new UniformPolicy(spec.Actions, heads)];
    }

    /// <summary>N, policies per layer.</summary>
    public int Heads { get; }

    /// <summary>Psi, one per layer.</summary>
    public IReadOnlyList<ILayeredPolicy> Policies => _policies;

    /// <summary>Goes on to the next layer.</summary>
    /// <param name="networks">With parents; owned from now on.</param>
    public void Add(MusikNetworks networks)
    {
        _networks.Add(networks);
        _policies.Add(new ChainCover(_networks, _networks.Count, _spec.Actions));
    }

    /// <inheritdoc/>
    public void Decode(int layer, ReadOnlySpan<float> observations, Span<int> labels) => _networks[layer - 1].Decoder.Decode(observations, labels);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MusikNetworks networks in _networks)
        {
            networks.Dispose();
        }
    }
}
