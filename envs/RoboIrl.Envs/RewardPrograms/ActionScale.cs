using RoboIrl.Core.Environments;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>Turns actions into what reward programs see: every element in [-1, 1] of its bounds, or clamped to that where it has none.</summary>
public readonly struct ActionScale
{
    private readonly double[] _middle;
    private readonly double[] _half;

    /// <summary>Reads the bounds.</summary>
    /// <param name="action">The action vector, A elements.</param>
    public ActionScale(VectorSpec action)
    {
        ArgumentNullException.ThrowIfNull(action);
        (_middle, _half) = (new double[action.Size], new double[action.Size]);
        for (int i = 0; i < action.Size; i++)
        {
            bool bounded = action.Low.Count > 0 && double.IsFinite(action.High[i] - action.Low[i]) && action.High[i] > action.Low[i];
            (_middle[i], _half[i]) = bounded ? ((action.High[i] + action.Low[i]) / 2, (action.High[i] - action.Low[i]) / 2) : (0, 1);
        }
    }

    /// <summary>Scales one action.</summary>
    /// <param name="action">[A] as the environment takes it, not clipped.</param>
    /// <param name="scaled">[A] as programs see it.</param>
    public void Apply(ReadOnlySpan<float> action, Span<double> scaled)
    {
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = Math.Clamp((action[i] - _middle[i]) / _half[i], -1, 1);
        }
    }
}
