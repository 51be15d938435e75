namespace RoboIrl.Envs.Described.Expressions;

/// <summary>A checked part of an expression that can be evaluated. Belongs to one world: it may keep buffers.</summary>
internal abstract class Node
{
    /// <summary>What it gives.</summary>
    public abstract ExpressionType Type { get; }

    /// <summary>Whether it gives the same value for ever.</summary>
    public virtual bool IsConstant => false;

    /// <summary>Name of one element, for tables; null where it has none.</summary>
    public virtual string? LabelOf(int element) => null;
}

/// <summary>Gives a number.</summary>
internal abstract class ScalarNode : Node
{
    public sealed override ExpressionType Type => ExpressionType.Scalar;

    public abstract double Evaluate(StepContext context);
}

/// <summary>Gives a vector.</summary>
internal abstract class VectorNode(int size) : Node
{
    public int Size { get; } = size;

    public sealed override ExpressionType Type => ExpressionType.Vector(Size);

    /// <summary>The elements: a view of the node's buffer or of the engine's memory, valid until the next evaluation or step.</summary>
    public abstract ReadOnlySpan<double> Evaluate(StepContext context);
}

/// <summary>Gives true or false.</summary>
internal abstract class ConditionNode : Node
{
    public sealed override ExpressionType Type => ExpressionType.Condition;

    public abstract bool Evaluate(StepContext context);
}
