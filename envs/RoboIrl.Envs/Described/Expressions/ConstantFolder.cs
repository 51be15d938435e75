using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>Computes the parts of expressions that never change where they are read.</summary>
internal static class ConstantFolder
{
    private static readonly StepContext Folding = new(0, 1);

    /// <summary>The value of a constant node as a node; null where an operation in it fails, which is reported then.</summary>
    public static Node? Fold(Node node, List<ConfigProblem> problems)
    {
        lock (Folding)
        {
            Folding.Begin(null!);
            Node constant = node switch
            {
                ScalarNode scalar => new ScalarConstant(scalar.Evaluate(Folding)),
                VectorNode vector => new VectorConstant(vector.Evaluate(Folding).ToArray()),
                _ => new ConditionConstant(((ConditionNode)node).Evaluate(Folding)),
            };
            if (Folding.Fault is { } fault)
            {
                problems.Add(new(fault.Position, "", Folding.DescribeFault()));
                return null;
            }

            return constant;
        }
    }

    /// <summary>A constant less its sign, infinities included: they are bounds, no failed operation. Null for what changes.</summary>
    public static Node? Negated(Node node) => node switch
    {
        ScalarConstant number => new ScalarConstant(-number.Value),
        VectorConstant vector => new VectorConstant([.. vector.Values.Select(v => -v)]),
        _ => null,
    };
}
