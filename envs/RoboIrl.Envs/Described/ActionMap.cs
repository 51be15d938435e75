using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described;

/// <summary>Turns actions into controls: control = offset + scale * action. Nothing is clipped: the engine clamps what it applies.</summary>
/// <param name="Spec">Bounds and names of the actions.</param>
/// <param name="Actuators">The actuator of each action [A].</param>
/// <param name="Offset">[A]</param>
/// <param name="Scale">[A]</param>
internal sealed record ActionMap(VectorSpec Spec, int[] Actuators, double[] Offset, double[] Scale)
{
    public void Apply(MjData data, ReadOnlySpan<double> action)
    {
        Span<double> controls = data.Ctrl;
        for (int i = 0; i < Actuators.Length; i++)
        {
            controls[Actuators[i]] = Offset[i] + (Scale[i] * action[i]);
        }
    }
}
