namespace RoboIrl.Envs.Described.Expressions;

/// <summary>A named number: computed once per stamp however often it is used.</summary>
/// <remarks>So is its fault: it counts for everyone who reads the value, not only for the first one.</remarks>
internal sealed class ScalarVariable(ScalarNode inner) : ScalarNode
{
    private long _stamp = -1;
    private double _value;
    private OperationFault _fault;

    public override double Evaluate(StepContext context)
    {
        if (_stamp != context.Stamp)
        {
            OperationFault outer = context.TakeFault();
            _value = inner.Evaluate(context);
            _fault = context.TakeFault();
            context.Report(outer);
            _stamp = context.Stamp;
        }

        context.Report(_fault);
        return _value;
    }
}

/// <summary>A named vector.</summary>
internal sealed class VectorVariable(VectorNode inner) : VectorNode(inner.Size)
{
    private readonly double[] _value = new double[inner.Size];
    private long _stamp = -1;
    private OperationFault _fault;

    public override string? LabelOf(int element) => inner.LabelOf(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        if (_stamp != context.Stamp)
        {
            OperationFault outer = context.TakeFault();
            inner.Evaluate(context).CopyTo(_value);
            _fault = context.TakeFault();
            context.Report(outer);
            _stamp = context.Stamp;
        }

        context.Report(_fault);
        return _value;
    }
}

/// <summary>A named condition.</summary>
internal sealed class ConditionVariable(ConditionNode inner) : ConditionNode
{
    private long _stamp = -1;
    private bool _value;
    private OperationFault _fault;

    public override bool Evaluate(StepContext context)
    {
        if (_stamp != context.Stamp)
        {
            OperationFault outer = context.TakeFault();
            _value = inner.Evaluate(context);
            _fault = context.TakeFault();
            context.Report(outer);
            _stamp = context.Stamp;
        }

        context.Report(_fault);
        return _value;
    }
}
