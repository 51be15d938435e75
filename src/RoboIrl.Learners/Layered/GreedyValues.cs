using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Torch.Fused;

namespace RoboIrl.Learners.Layered;

/// <summary>Takes the action of the highest value, by one network per layer; action 0 in layers that have none yet.</summary>
/// <param name="spec">The problem's sizes.</param>
internal sealed class GreedyValues(LayeredSpec spec) : ILayeredPolicy, IDisposable
{
    private readonly Mlp?[] _values = new Mlp?[spec.Horizon];

    /// <inheritdoc/>
    public int Members => 1;

    /// <summary>Gives a layer its network, which is owned from now on.</summary>
    /// <param name="layer">0 .. H-1.</param>
    /// <param name="values">d inputs, A outputs.</param>
    public void Set(int layer, Mlp values)
    {
        _values[layer]?.Dispose();
        _values[layer] = values;
    }

    /// <inheritdoc/>
    public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
    {
        if (_values[layer] is not { } network)
        {
            actions.Clear();
            return;
        }

        Span<float> values = scratch.Floats(actions.Length * spec.Actions); // [n, A]
        network.Infer(observations, actions.Length, values);
        Rows.ArgMax(values, actions);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Mlp? network in _values)
        {
            network?.Dispose();
        }
    }
}
