using RoboIrl.Core.Configuration;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Randomization;

/// <summary>The numbers of a model that one name of one parameter stands for, with their values as compiled.</summary>
internal sealed class ModelSlice
{
    private readonly RandomizedParameter _parameter;
    private readonly int _index;
    private readonly double[] _nominal;

    /// <param name="model">The model as compiled.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="index">Body, geom, joint or actuator; 0 for gravity.</param>
    public ModelSlice(MjModel model, RandomizedParameter parameter, int index)
    {
        (_parameter, _index) = (parameter, index);
        _nominal = [.. Primary(model), .. Secondary(model)];
    }

    /// <summary>Puts the numbers back to their values as compiled.</summary>
    public void Restore(MjModel model)
    {
        Span<double> primary = Primary(model);
        _nominal.AsSpan(0, primary.Length).CopyTo(primary);
        _nominal.AsSpan(primary.Length).CopyTo(Secondary(model));
    }

    /// <summary>Multiplies the numbers as they are now, so that two parameters may concern the same ones.</summary>
    public void Scale(MjModel model, double factor)
    {
        Multiply(Primary(model), factor);
        Multiply(Secondary(model), factor);
    }

    private Span<double> Primary(MjModel model) => _parameter switch
    {
        RandomizedParameter.Mass => model.BodyMass.Slice(_index, 1),
        RandomizedParameter.Inertia => model.BodyInertia.Slice(3 * _index, 3),
        RandomizedParameter.Friction => model.GeomFriction.Slice(3 * _index, 1),
        RandomizedParameter.Damping => DofsOf(model, model.DofDamping),
        RandomizedParameter.Armature => DofsOf(model, model.DofArmature),
        RandomizedParameter.Gain => PerActuator(model, model.ActuatorGainParameters),
        RandomizedParameter.Gravity => model.Gravity,
        _ => throw new ArgumentOutOfRangeException(nameof(model), _parameter, "There is no such parameter."),
    };

    private Span<double> Secondary(MjModel model) => _parameter switch
    {
        RandomizedParameter.Mass => model.BodyInertia.Slice(3 * _index, 3),
        RandomizedParameter.Gain => PerActuator(model, model.ActuatorBiasParameters),
        _ => [],
    };

    private Span<double> DofsOf(MjModel model, Span<double> perDof)
    {
        int start = model.JointDofAddress[_index];
        int end = _index + 1 < model.JointCount ? model.JointDofAddress[_index + 1] : model.VelocityCount;
        return perDof[start..end];
    }

    private Span<double> PerActuator(MjModel model, Span<double> parameters)
    {
        int size = parameters.Length / model.ActuatorCount;
        return parameters.Slice(size * _index, size);
    }

    private static void Multiply(Span<double> values, double factor)
    {
        foreach (ref double value in values)
        {
            value *= factor;
        }
    }
}
