namespace RoboIrl.Envs.Described.Expressions;

/// <summary>A named number: computed once per stamp however often it is used.</summary>
internal sealed class ScalarVariable(ScalarNode inner) : ScalarNode
{
    private long _stamp = -1;
    private double _value;

    public override double Evaluate(StepContext context)
    {
        if (_stamp != context.Stamp)
        {
            _value = inner.Evaluate(context);
            _stamp = context.Stamp;
        }

        return _value;
    }
}

/// <summary>A named vector.</summary>
internal sealed class VectorVariable(VectorNode inner) : VectorNode(inner.Size)
{
    private readonly double[] _value = new double[inner.Size];
    private long _stamp = -1;

    public override string? LabelOf(int element) => inner.LabelOf(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        if (_stamp != context.Stamp)
        {
            inner.Evaluate(context).CopyTo(_value);
            _stamp = context.Stamp;
        }

        return _value;
    }
}

/// <summary>A named condition.</summary>
internal sealed class ConditionVariable(ConditionNode inner) : ConditionNode
{
    private long _stamp = -1;
    private bool _value;

    public override bool Evaluate(StepContext context)
    {
        if (_stamp != context.Stamp)
        {
            _value = inner.Evaluate(context);
            _stamp = context.Stamp;
        }

        return _value;
    }
}
