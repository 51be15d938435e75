namespace RoboIrl.Envs.Described.Expressions;

internal sealed class ComparisonNode<TComparison>(ScalarNode left, ScalarNode right) : ConditionNode
    where TComparison : struct, IComparison
{
    public override bool IsConstant => left.IsConstant && right.IsConstant;

    public override bool Evaluate(StepContext context) => TComparison.Apply(left.Evaluate(context), right.Evaluate(context));
}

internal sealed class NotNode(ConditionNode operand) : ConditionNode
{
    public override bool IsConstant => operand.IsConstant;

    public override bool Evaluate(StepContext context) => !operand.Evaluate(context);
}

/// <summary>The right side is evaluated only where the left one does not decide.</summary>
internal sealed class AndNode(ConditionNode left, ConditionNode right) : ConditionNode
{
    public override bool IsConstant => left.IsConstant && right.IsConstant;

    public override bool Evaluate(StepContext context) => left.Evaluate(context) && right.Evaluate(context);
}

internal sealed class OrNode(ConditionNode left, ConditionNode right) : ConditionNode
{
    public override bool IsConstant => left.IsConstant && right.IsConstant;

    public override bool Evaluate(StepContext context) => left.Evaluate(context) || right.Evaluate(context);
}

/// <summary>One of two numbers; the other one is not evaluated.</summary>
internal sealed class ScalarChoice(ConditionNode condition, ScalarNode yes, ScalarNode no) : ScalarNode
{
    public override bool IsConstant => condition.IsConstant && yes.IsConstant && no.IsConstant;

    public override double Evaluate(StepContext context) => condition.Evaluate(context) ? yes.Evaluate(context) : no.Evaluate(context);
}

internal sealed class VectorChoice(ConditionNode condition, VectorNode yes, VectorNode no) : VectorNode(yes.Size)
{
    public override bool IsConstant => condition.IsConstant && yes.IsConstant && no.IsConstant;

    public override string? LabelOf(int element) => yes.LabelOf(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context) => condition.Evaluate(context) ? yes.Evaluate(context) : no.Evaluate(context);
}

internal sealed class ConditionChoice(ConditionNode condition, ConditionNode yes, ConditionNode no) : ConditionNode
{
    public override bool IsConstant => condition.IsConstant && yes.IsConstant && no.IsConstant;

    public override bool Evaluate(StepContext context) => condition.Evaluate(context) ? yes.Evaluate(context) : no.Evaluate(context);
}
