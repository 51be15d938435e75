namespace RoboIrl.Envs.Described.Expressions;

internal sealed class ScalarConstant(double value) : ScalarNode
{
    public double Value { get; } = value;

    public override bool IsConstant => true;

    public override double Evaluate(StepContext context) => Value;
}

internal sealed class VectorConstant(double[] values) : VectorNode(values.Length)
{
    public IReadOnlyList<double> Values => values;

    public override bool IsConstant => true;

    public override ReadOnlySpan<double> Evaluate(StepContext context) => values;
}

internal sealed class ConditionConstant(bool value) : ConditionNode
{
    public override bool IsConstant => true;

    public override bool Evaluate(StepContext context) => value;
}
