using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Described.Documents;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described;

/// <summary>One draw of the start: every element of the list in order, so that the stream's use is part of the description.</summary>
internal sealed record ResetDraw(bool IsPosition, int[] Elements, bool IsSet, DrawKind Kind, double[] First, double[] Second)
{
    public void Apply(MjData data, ref Rng rng)
    {
        Span<double> values = IsPosition ? data.Qpos : data.Qvel;
        for (int i = 0; i < Elements.Length; i++)
        {
            double drawn = Kind switch
            {
                DrawKind.Normal => First[i] + (Second[i] * rng.Normal()),
                DrawKind.Value => First[i],
                _ => rng.Uniform(First[i], Second[i]),
            };
            ref double value = ref values[Elements[i]];
            value = IsSet ? drawn : value + drawn;
        }
    }
}

/// <summary>How an episode starts: a keyframe or the model's own start, then the draws.</summary>
/// <remarks>Of a keyframe everything is restored but its time: an episode's clock starts at 0.</remarks>
internal sealed class ResetPlan(MjModel model, KeyframeId? keyframe, IReadOnlyList<ResetDraw> draws)
{
    private readonly ResetDraw[] _draws = [.. draws];

    public void Apply(MjData data, ref Rng rng)
    {
        if (keyframe is { } key)
        {
            Restore(model.KeyframeQpos, key, data.Qpos);
            Restore(model.KeyframeQvel, key, data.Qvel);
            Restore(model.KeyframeActivation, key, data.Act);
            Restore(model.KeyframeControl, key, data.Ctrl);
            Restore(model.KeyframeMocapPosition, key, data.MocapPosition);
            Restore(model.KeyframeMocapQuaternion, key, data.MocapQuaternion);
        }

        foreach (ResetDraw draw in _draws)
        {
            draw.Apply(data, ref rng);
        }
    }

    // The rows of all keyframes stand one after the other.
    private static void Restore(ReadOnlySpan<double> keyframes, KeyframeId key, Span<double> target) =>
        keyframes.Slice(key.Index * target.Length, target.Length).CopyTo(target);
}
