using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Policies;

/// <summary>The bounds of an action vector in float, for clipping, scaling and uniform draws.</summary>
public sealed class ActionBounds
{
    private readonly float[] _low;
    private readonly float[] _high;

    /// <summary>Reads the bounds of a vector; without bounds an element may take any value.</summary>
    /// <param name="action">The action vector.</param>
    public ActionBounds(VectorSpec action)
    {
        _low = new float[action.Size];
        _high = new float[action.Size];
        for (int i = 0; i < action.Size; i++)
        {
            _low[i] = action.Low.Count > 0 ? (float)action.Low[i] : float.NegativeInfinity;
            _high[i] = action.High.Count > 0 ? (float)action.High[i] : float.PositiveInfinity;
        }
    }

    /// <summary>[A] half the width of each range; 1 where unbounded.</summary>
    public float[] Scale() => [.. _low.Select((low, i) => float.IsFinite(_high[i] - low) ? (_high[i] - low) / 2 : 1f)];

    /// <summary>[A] middle of each range; 0 where unbounded.</summary>
    public float[] Bias() => [.. _low.Select((low, i) => float.IsFinite(_high[i] - low) ? (_high[i] + low) / 2 : 0f)];

    /// <summary>Writes actions clipped to the bounds.</summary>
    /// <param name="actions">[n, A]</param>
    /// <param name="clipped">[n, A]; may be the same memory.</param>
    public void Clip(ReadOnlySpan<float> actions, Span<float> clipped)
    {
        for (int i = 0, a = 0; i < actions.Length; i++)
        {
            clipped[i] = Math.Clamp(actions[i], _low[a], _high[a]);
            a = a + 1 == _low.Length ? 0 : a + 1;
        }
    }

    /// <summary>Draws uniformly within the bounds, within [-1, 1] where unbounded.</summary>
    /// <param name="actions">[n, A]; every element is written.</param>
    /// <param name="rng">Source of the draws.</param>
    public void Sample(Span<float> actions, ref Rng rng)
    {
        for (int i = 0, a = 0; i < actions.Length; i++)
        {
            bool bounded = float.IsFinite(_high[a] - _low[a]);
            actions[i] = (float)rng.Uniform(bounded ? _low[a] : -1, bounded ? _high[a] : 1);
            a = a + 1 == _low.Length ? 0 : a + 1;
        }
    }

    /// <summary>Writes the middle of each range, 0 where unbounded.</summary>
    /// <param name="actions">[n, A]; every element is written.</param>
    public void Center(Span<float> actions)
    {
        for (int i = 0, a = 0; i < actions.Length; i++)
        {
            actions[i] = float.IsFinite(_high[a] - _low[a]) ? (_high[a] + _low[a]) / 2 : 0;
            a = a + 1 == _low.Length ? 0 : a + 1;
        }
    }
}
