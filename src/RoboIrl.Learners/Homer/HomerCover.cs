using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Homer;

/// <summary>The homing policies of the layers so far, with the abstractions that they serve; owns both.</summary>
internal sealed class HomerCover : ILayeredDecoder, IDisposable
{
    private readonly List<HomerNetworks> _abstractions = [];
    private readonly List<ILayeredPolicy> _policies;

    /// <summary>Begins with the first layer, which needs no way to it.</summary>
    /// <param name="spec">The problem's sizes.</param>
    /// <param name="heads">N.</param>
    public HomerCover(LayeredSpec spec, int heads) => _policies = [new UniformPolicy(spec.Actions, heads)];

    /// <summary>Psi, one per layer.</summary>
    public IReadOnlyList<ILayeredPolicy> Policies => _policies;

    /// <summary>Adds the next layer's abstraction.</summary>
    /// <param name="abstraction">Owned from now on.</param>
    public void Add(HomerNetworks abstraction) => _abstractions.Add(abstraction);

    /// <summary>Adds the next layer's policies, after its abstraction.</summary>
    /// <param name="policies">Owned from now on.</param>
    public void Add(HomingPolicies policies) => _policies.Add(policies);

    /// <summary>The abstraction of a layer.</summary>
    /// <param name="layer">1 .. H-1.</param>
    public LinearDecoder DecoderOf(int layer) => _abstractions[layer - 1].Decoder;

    /// <inheritdoc/>
    public void Decode(int layer, ReadOnlySpan<float> observations, Span<int> labels) => DecoderOf(layer).Decode(observations, labels);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable item in _abstractions.Concat(_policies.OfType<IDisposable>()))
        {
            item.Dispose();
        }
    }
}
