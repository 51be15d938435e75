namespace RoboIrl.Envs.Described.Expressions;

/// <summary>A function of one number.</summary>
internal sealed class ScalarUnary<TOperation>(ScalarNode operand, Origin origin) : ScalarNode
    where TOperation : struct, IUnaryOperation
{
    public override bool IsConstant => operand.IsConstant;

    public override double Evaluate(StepContext context)
    {
        double x = operand.Evaluate(context);
        double result = TOperation.Apply(x);
        if (!double.IsFinite(result))
        {
            context.Report(origin, x);
        }

        return result;
    }
}

/// <summary>A function of two numbers.</summary>
internal sealed class ScalarBinary<TOperation>(ScalarNode left, ScalarNode right, Origin origin) : ScalarNode
    where TOperation : struct, IBinaryOperation
{
    public override bool IsConstant => left.IsConstant && right.IsConstant;

    public override double Evaluate(StepContext context)
    {
        double a = left.Evaluate(context);
        double b = right.Evaluate(context);
        double result = TOperation.Apply(a, b);
        if (!double.IsFinite(result))
        {
            context.Report(origin, a, b);
        }

        return result;
    }
}

/// <summary>A number within bounds; where the bounds cross, the upper one wins.</summary>
internal sealed class ScalarClamp(ScalarNode x, ScalarNode low, ScalarNode high) : ScalarNode
{
    public override bool IsConstant => x.IsConstant && low.IsConstant && high.IsConstant;

    public override double Evaluate(StepContext context)
    {
        double value = x.Evaluate(context);
        double bounded = Math.Max(value, low.Evaluate(context));
        return Math.Min(bounded, high.Evaluate(context));
    }
}

/// <summary>One element of a vector.</summary>
internal sealed class ElementNode(VectorNode vector, int index) : ScalarNode
{
    public override bool IsConstant => vector.IsConstant;

    public override double Evaluate(StepContext context) => vector.Evaluate(context)[index];
}

/// <summary>A number from a vector.</summary>
internal sealed class ReductionNode<TReduction>(VectorNode vector, Origin origin) : ScalarNode
    where TReduction : struct, IReduction
{
    public override bool IsConstant => vector.IsConstant;

    public override double Evaluate(StepContext context)
    {
        double result = TReduction.Apply(vector.Evaluate(context));
        if (!double.IsFinite(result))
        {
            context.Report(origin, 0);
        }

        return result;
    }
}

/// <summary>The scalar product of two vectors.</summary>
internal sealed class DotNode(VectorNode left, VectorNode right, Origin origin) : ScalarNode
{
    public override bool IsConstant => left.IsConstant && right.IsConstant;

    public override double Evaluate(StepContext context)
    {
        ReadOnlySpan<double> a = left.Evaluate(context);
        ReadOnlySpan<double> b = right.Evaluate(context);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        if (!double.IsFinite(sum))
        {
            context.Report(origin, 0);
        }

        return sum;
    }
}
