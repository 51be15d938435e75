using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>What the compiler may have understood a program as.</summary>
internal static class AllowedOperations
{
    /// <summary>Kinds of operations.</summary>
    public static FrozenSet<OperationKind> Kinds { get; } = new[]
    {
        OperationKind.MethodBody, OperationKind.Block, OperationKind.Empty, OperationKind.ExpressionStatement, OperationKind.Return, OperationKind.Conditional,
        OperationKind.Loop, OperationKind.Branch, OperationKind.Switch, OperationKind.SwitchCase, OperationKind.CaseClause, OperationKind.SwitchExpression,
        OperationKind.SwitchExpressionArm, OperationKind.LocalFunction,
        OperationKind.VariableDeclarationGroup, OperationKind.VariableDeclaration, OperationKind.VariableDeclarator, OperationKind.VariableInitializer,
        OperationKind.FieldInitializer, OperationKind.ParameterInitializer,
        OperationKind.Literal, OperationKind.DefaultValue, OperationKind.Parenthesized, OperationKind.LocalReference, OperationKind.ParameterReference,
        OperationKind.InstanceReference, OperationKind.FieldReference, OperationKind.PropertyReference, OperationKind.Invocation, OperationKind.Argument,
        OperationKind.ObjectCreation, OperationKind.Conversion, OperationKind.Unary, OperationKind.Binary, OperationKind.Increment, OperationKind.Decrement,
        OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.DeconstructionAssignment, OperationKind.Tuple,
        OperationKind.TupleBinary, OperationKind.DeclarationExpression, OperationKind.Discard,
        OperationKind.IsPattern, OperationKind.ConstantPattern, OperationKind.RelationalPattern, OperationKind.DiscardPattern, OperationKind.NegatedPattern,
        OperationKind.BinaryPattern,
    }.ToFrozenSet();

    /// <summary>The method behind an operator; null where there is none.</summary>
    public static IMethodSymbol? OperatorOf(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IIncrementOrDecrementOperation step => step.OperatorMethod,
        ICompoundAssignmentOperation compound => compound.OperatorMethod ?? compound.InConversion.MethodSymbol ?? compound.OutConversion.MethodSymbol,
        _ => null,
    };

    /// <summary>Whether a conversion stays among numbers and looks behind nothing.</summary>
    public static bool Allows(Conversion conversion) =>
        !conversion.IsBoxing && !conversion.IsUnboxing && !conversion.IsDynamic && !conversion.IsMethodGroup && !conversion.IsAnonymousFunction
        && !conversion.IsPointer && !conversion.IsIntPtr && !conversion.IsInterpolatedString && !conversion.IsInterpolatedStringHandler
        && !conversion.IsThrow && !conversion.IsCollectionExpression && !conversion.IsInlineArray
        && (conversion.IsIdentity || conversion.IsNumeric || conversion.IsDefaultLiteral
            || conversion.IsConstantExpression || conversion.IsTupleConversion || conversion.IsTupleLiteralConversion || conversion.IsStackAlloc
            || conversion.IsSwitchExpression || conversion.IsConditionalExpression || conversion.IsObjectCreation || conversion.IsEnumeration
            || conversion.IsUserDefined || (conversion.IsReference && conversion.IsImplicit));
}
