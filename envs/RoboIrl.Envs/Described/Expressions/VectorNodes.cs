namespace RoboIrl.Envs.Described.Expressions;

/// <summary>A number repeated, so that it can meet a vector.</summary>
internal sealed class BroadcastNode(ScalarNode value, int size) : VectorNode(size)
{
    private readonly double[] _result = new double[size];

    public override bool IsConstant => value.IsConstant;

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        Array.Fill(_result, value.Evaluate(context));
        return _result;
    }
}

/// <summary>Numbers and vectors one after the other.</summary>
internal sealed class JoinNode(IReadOnlyList<Node> parts, int size) : VectorNode(size)
{
    private readonly double[] _result = new double[size];
    private readonly Node[] _parts = [.. parts];

    public override bool IsConstant => Array.TrueForAll(_parts, p => p.IsConstant);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        int at = 0;
        foreach (Node part in _parts)
        {
            if (part is ScalarNode scalar)
            {
                _result[at++] = scalar.Evaluate(context);
                continue;
            }

            ReadOnlySpan<double> values = ((VectorNode)part).Evaluate(context);
            values.CopyTo(_result.AsSpan(at));
            at += values.Length;
        }

        return _result;
    }
}

/// <summary>A run of a vector's elements.</summary>
internal sealed class SliceNode(VectorNode vector, int start, int size) : VectorNode(size)
{
    public override bool IsConstant => vector.IsConstant;

    public override string? LabelOf(int element) => vector.LabelOf(start + element);

    public override ReadOnlySpan<double> Evaluate(StepContext context) => vector.Evaluate(context).Slice(start, Size);
}

/// <summary>A function of each element.</summary>
internal sealed class VectorUnary<TOperation>(VectorNode operand, Origin origin) : VectorNode(operand.Size)
    where TOperation : struct, IUnaryOperation
{
    private readonly double[] _result = new double[operand.Size];

    public override bool IsConstant => operand.IsConstant;

    public override string? LabelOf(int element) => operand.LabelOf(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        ReadOnlySpan<double> values = operand.Evaluate(context);
        for (int i = 0; i < _result.Length; i++)
        {
            double result = TOperation.Apply(values[i]);
            if (!double.IsFinite(result))
            {
                context.Report(origin, values[i], element: i);
            }

            _result[i] = result;
        }

        return _result;
    }
}

/// <summary>A function of each two elements.</summary>
internal sealed class VectorBinary<TOperation>(VectorNode left, VectorNode right, Origin origin) : VectorNode(left.Size)
    where TOperation : struct, IBinaryOperation
{
    private readonly double[] _result = new double[left.Size];

    public override bool IsConstant => left.IsConstant && right.IsConstant;

    public override string? LabelOf(int element) => left.LabelOf(element) ?? right.LabelOf(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        ReadOnlySpan<double> a = left.Evaluate(context);
        ReadOnlySpan<double> b = right.Evaluate(context);
        for (int i = 0; i < _result.Length; i++)
        {
            double result = TOperation.Apply(a[i], b[i]);
            if (!double.IsFinite(result))
            {
                context.Report(origin, a[i], b[i], i);
            }

            _result[i] = result;
        }

        return _result;
    }
}

/// <summary>Each element within bounds.</summary>
internal sealed class VectorClamp(VectorNode x, VectorNode low, VectorNode high) : VectorNode(x.Size)
{
    private readonly double[] _result = new double[x.Size];

    public override bool IsConstant => x.IsConstant && low.IsConstant && high.IsConstant;

    public override string? LabelOf(int element) => x.LabelOf(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        ReadOnlySpan<double> values = x.Evaluate(context);
        ReadOnlySpan<double> lower = low.Evaluate(context);
        ReadOnlySpan<double> upper = high.Evaluate(context);
        for (int i = 0; i < _result.Length; i++)
        {
            _result[i] = Math.Min(Math.Max(values[i], lower[i]), upper[i]);
        }

        return _result;
    }
}
