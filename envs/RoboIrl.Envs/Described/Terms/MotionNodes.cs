using RoboIrl.Envs.Described.Expressions;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Which velocity of a thing.</summary>
internal enum Motion
{
    Linear,
    Angular,
}

/// <summary>
/// The velocity of a thing as the engine's last evaluation has it. The engine keeps a body's spatial velocity (rotation first) about
/// the centre of mass of its tree; a point's velocity is v + w x (p - c).
/// </summary>
internal sealed class VelocityNode : VectorNode
{
    private readonly double[] _result = new double[3];
    private readonly Thing _thing;
    private readonly int _body;
    private readonly int _root;
    private readonly Motion _motion;
    private readonly bool _local;

    public VelocityNode(Thing thing, MjModel model, Motion motion, bool local) : base(3)
    {
        (_thing, _motion, _local) = (thing, motion, local);
        _body = BodyTree.BodyOf(thing, model);
        _root = BodyTree.RootOf(_body, model);
    }

    public override string? LabelOf(int element) => Labels.Axis(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        MjData data = context.Data;
        ReadOnlySpan<double> v = data.Cvel.Slice(6 * _body, 6);
        double x = v[0];
        double y = v[1];
        double z = v[2];
        if (_motion == Motion.Linear)
        {
            ReadOnlySpan<double> p = _thing.Position(data);
            ReadOnlySpan<double> c = data.SubtreeCom.Slice(3 * _root, 3);
            (double dx, double dy, double dz) = (p[0] - c[0], p[1] - c[1], p[2] - c[2]);
            (x, y, z) = (v[3] + (y * dz) - (z * dy), v[4] + (z * dx) - (x * dz), v[5] + (x * dy) - (y * dx));
        }

        if (_local)
        {
            Frames.ToLocal(_thing.Rotation(data), x, y, z, _result);
        }
        else
        {
            (_result[0], _result[1], _result[2]) = (x, y, z);
        }

        return _result;
    }
}

/// <summary>Velocity of the centre of mass of a body and everything attached to it.</summary>
internal sealed class CenterVelocityNode : VectorNode
{
    private readonly double[] _result = new double[3];
    private readonly int[] _bodies;
    private readonly int[] _roots;
    private readonly MjModel _model;

    public CenterVelocityNode(int body, MjModel model) : base(3)
    {
        _model = model;
        _bodies = [.. Enumerable.Range(0, model.BodyCount).Where(b => BodyTree.IsBelow(b, body, model) && model.BodyMass[b] > 0)];
        _roots = [.. _bodies.Select(b => BodyTree.RootOf(b, model))];
    }

    public bool HasMass => _bodies.Length > 0;

    public override string? LabelOf(int element) => Labels.Axis(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        MjData data = context.Data;
        ReadOnlySpan<double> masses = _model.BodyMass; // read now: they may be changed between episodes
        ReadOnlySpan<double> velocities = data.Cvel;
        ReadOnlySpan<double> centers = data.Xipos;
        ReadOnlySpan<double> origins = data.SubtreeCom;
        double total = 0;
        Array.Clear(_result);
        for (int i = 0; i < _bodies.Length; i++)
        {
            ReadOnlySpan<double> v = velocities.Slice(6 * _bodies[i], 6);
            ReadOnlySpan<double> p = centers.Slice(3 * _bodies[i], 3);
            ReadOnlySpan<double> c = origins.Slice(3 * _roots[i], 3);
            (double dx, double dy, double dz) = (p[0] - c[0], p[1] - c[1], p[2] - c[2]);
            double mass = masses[_bodies[i]];
            total += mass;
            _result[0] += mass * (v[3] + (v[1] * dz) - (v[2] * dy));
            _result[1] += mass * (v[4] + (v[2] * dx) - (v[0] * dz));
            _result[2] += mass * (v[5] + (v[0] * dy) - (v[1] * dx));
        }

        for (int k = 0; k < 3; k++)
        {
            _result[k] /= total;
        }

        return _result;
    }
}
