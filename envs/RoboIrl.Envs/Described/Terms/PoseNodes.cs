using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

internal sealed class PositionNode(Thing thing) : VectorNode(3)
{
    public override string? LabelOf(int element) => Labels.Axis(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context) => thing.Position(context.Data);
}

internal sealed class HeightNode(Thing thing) : ScalarNode
{
    public override double Evaluate(StepContext context) => thing.Position(context.Data)[2];
}

internal sealed class RotationNode(Thing thing) : VectorNode(9)
{
    public override ReadOnlySpan<double> Evaluate(StepContext context) => thing.Rotation(context.Data);
}

internal sealed class QuaternionNode(Thing thing) : VectorNode(4)
{
    private readonly double[] _result = new double[4];

    public override string? LabelOf(int element) => Labels.Quaternion(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        Pose.ToQuaternion(thing.Rotation(context.Data), _result);
        return _result;
    }
}

/// <summary>One axis of a thing in the world: a column of its rotation.</summary>
internal sealed class AxisNode(Thing thing, int axis) : VectorNode(3)
{
    private readonly double[] _result = new double[3];

    public override string? LabelOf(int element) => Labels.Axis(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        ReadOnlySpan<double> r = thing.Rotation(context.Data);
        (_result[0], _result[1], _result[2]) = (r[axis], r[3 + axis], r[6 + axis]);
        return _result;
    }
}

internal sealed class UprightNode(Thing thing) : ScalarNode
{
    public override double Evaluate(StepContext context) => thing.Rotation(context.Data)[8];
}

/// <summary>One of the angles that turn the world's axes to the thing's: yaw about z, then pitch about y, then roll about x.</summary>
internal sealed class AngleNode(Thing thing, int axis) : ScalarNode
{
    public override double Evaluate(StepContext context)
    {
        ReadOnlySpan<double> r = thing.Rotation(context.Data);
        return axis switch
        {
            0 => Math.Atan2(r[7], r[8]),
            1 => Math.Asin(Math.Clamp(-r[6], -1, 1)),
            _ => Math.Atan2(r[3], r[0]),
        };
    }
}

internal sealed class DistanceNode(Thing from, Thing to) : ScalarNode
{
    public override double Evaluate(StepContext context)
    {
        ReadOnlySpan<double> a = from.Position(context.Data);
        ReadOnlySpan<double> b = to.Position(context.Data);
        double x = b[0] - a[0];
        double y = b[1] - a[1];
        double z = b[2] - a[2];
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}

/// <summary>Place of one thing in the axes of another.</summary>
internal sealed class RelativePositionNode(Thing from, Thing to) : VectorNode(3)
{
    private readonly double[] _result = new double[3];

    public override string? LabelOf(int element) => Labels.Axis(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        ReadOnlySpan<double> a = from.Position(context.Data);
        ReadOnlySpan<double> b = to.Position(context.Data);
        ReadOnlySpan<double> r = from.Rotation(context.Data);
        Frames.ToLocal(r, b[0] - a[0], b[1] - a[1], b[2] - a[2], _result);
        return _result;
    }
}
