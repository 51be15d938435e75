using System.Collections.Frozen;
using Microsoft.CodeAnalysis.CSharp;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>The parts of C# that a reward program may use. What is not listed is refused, a construct of a later C# too.</summary>
internal static class AllowedSyntax
{
    /// <summary>Kinds of syntax nodes.</summary>
    public static FrozenSet<SyntaxKind> Nodes { get; } = new[]
    {
        // The frame
        SyntaxKind.CompilationUnit, SyntaxKind.UsingDirective, SyntaxKind.QualifiedName, SyntaxKind.ClassDeclaration, SyntaxKind.BaseList,
        SyntaxKind.SimpleBaseType, SyntaxKind.MethodDeclaration, SyntaxKind.ParameterList, SyntaxKind.Parameter, SyntaxKind.FieldDeclaration,
        SyntaxKind.Block, SyntaxKind.ArrowExpressionClause,

        // Types
        SyntaxKind.IdentifierName, SyntaxKind.GenericName, SyntaxKind.TypeArgumentList, SyntaxKind.PredefinedType,
        SyntaxKind.TupleType, SyntaxKind.TupleElement, SyntaxKind.ArrayType, SyntaxKind.ArrayRankSpecifier, SyntaxKind.OmittedArraySizeExpression,

        // Statements
        SyntaxKind.VariableDeclaration, SyntaxKind.VariableDeclarator, SyntaxKind.EqualsValueClause, SyntaxKind.LocalDeclarationStatement,
        SyntaxKind.LocalFunctionStatement, SyntaxKind.ExpressionStatement, SyntaxKind.EmptyStatement, SyntaxKind.IfStatement, SyntaxKind.ElseClause,
        SyntaxKind.ForStatement, SyntaxKind.ForEachStatement, SyntaxKind.WhileStatement, SyntaxKind.DoStatement, SyntaxKind.BreakStatement,
        SyntaxKind.ContinueStatement, SyntaxKind.ReturnStatement, SyntaxKind.SwitchStatement, SyntaxKind.SwitchSection, SyntaxKind.CaseSwitchLabel,
        SyntaxKind.CasePatternSwitchLabel, SyntaxKind.DefaultSwitchLabel, SyntaxKind.WhenClause,

        // Literals and names
        SyntaxKind.NumericLiteralExpression, SyntaxKind.StringLiteralExpression, SyntaxKind.TrueLiteralExpression, SyntaxKind.FalseLiteralExpression,
        SyntaxKind.DefaultLiteralExpression, SyntaxKind.DefaultExpression, SyntaxKind.ThisExpression,

        // Expressions
        SyntaxKind.ParenthesizedExpression, SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.InvocationExpression, SyntaxKind.ArgumentList,
        SyntaxKind.Argument, SyntaxKind.NameColon, SyntaxKind.ElementAccessExpression, SyntaxKind.BracketedArgumentList, SyntaxKind.CastExpression,
        SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.StackAllocArrayCreationExpression,
        SyntaxKind.ImplicitStackAllocArrayCreationExpression, SyntaxKind.ArrayInitializerExpression, SyntaxKind.TupleExpression,
        SyntaxKind.DeclarationExpression, SyntaxKind.SingleVariableDesignation, SyntaxKind.ParenthesizedVariableDesignation, SyntaxKind.DiscardDesignation,
        SyntaxKind.ConditionalExpression, SyntaxKind.SwitchExpression, SyntaxKind.SwitchExpressionArm,
        SyntaxKind.UnaryPlusExpression, SyntaxKind.UnaryMinusExpression, SyntaxKind.LogicalNotExpression, SyntaxKind.BitwiseNotExpression,
        SyntaxKind.PreIncrementExpression, SyntaxKind.PreDecrementExpression, SyntaxKind.PostIncrementExpression, SyntaxKind.PostDecrementExpression,
        SyntaxKind.AddExpression, SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression, SyntaxKind.DivideExpression, SyntaxKind.ModuloExpression,
        SyntaxKind.LeftShiftExpression, SyntaxKind.RightShiftExpression, SyntaxKind.LogicalOrExpression, SyntaxKind.LogicalAndExpression,
        SyntaxKind.BitwiseOrExpression, SyntaxKind.BitwiseAndExpression, SyntaxKind.ExclusiveOrExpression, SyntaxKind.EqualsExpression,
        SyntaxKind.NotEqualsExpression, SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.SimpleAssignmentExpression, SyntaxKind.AddAssignmentExpression, SyntaxKind.SubtractAssignmentExpression,
        SyntaxKind.MultiplyAssignmentExpression, SyntaxKind.DivideAssignmentExpression, SyntaxKind.ModuloAssignmentExpression,
        SyntaxKind.AndAssignmentExpression, SyntaxKind.OrAssignmentExpression, SyntaxKind.ExclusiveOrAssignmentExpression,
        SyntaxKind.LeftShiftAssignmentExpression, SyntaxKind.RightShiftAssignmentExpression,

        // Patterns over values
        SyntaxKind.IsPatternExpression, SyntaxKind.ConstantPattern, SyntaxKind.RelationalPattern, SyntaxKind.DiscardPattern, SyntaxKind.NotPattern,
        SyntaxKind.AndPattern, SyntaxKind.OrPattern, SyntaxKind.ParenthesizedPattern,
    }.ToFrozenSet();

    /// <summary>Words with a meaning of their own; contextual ones appear here only where the parser took them as such.</summary>
    public static FrozenSet<SyntaxKind> Keywords { get; } = new[]
    {
        SyntaxKind.UsingKeyword, SyntaxKind.StaticKeyword, SyntaxKind.PublicKeyword, SyntaxKind.InternalKeyword, SyntaxKind.PrivateKeyword,
        SyntaxKind.SealedKeyword, SyntaxKind.ClassKeyword, SyntaxKind.ConstKeyword, SyntaxKind.VoidKeyword, SyntaxKind.BoolKeyword, SyntaxKind.IntKeyword,
        SyntaxKind.LongKeyword, SyntaxKind.FloatKeyword, SyntaxKind.DoubleKeyword, SyntaxKind.IfKeyword, SyntaxKind.ElseKeyword, SyntaxKind.ForKeyword,
        SyntaxKind.ForEachKeyword, SyntaxKind.InKeyword, SyntaxKind.OutKeyword, SyntaxKind.RefKeyword, SyntaxKind.WhileKeyword, SyntaxKind.DoKeyword,
        SyntaxKind.BreakKeyword, SyntaxKind.ContinueKeyword, SyntaxKind.ReturnKeyword, SyntaxKind.SwitchKeyword, SyntaxKind.CaseKeyword,
        SyntaxKind.DefaultKeyword, SyntaxKind.WhenKeyword, SyntaxKind.NewKeyword, SyntaxKind.StackAllocKeyword, SyntaxKind.TrueKeyword,
        SyntaxKind.FalseKeyword, SyntaxKind.ThisKeyword, SyntaxKind.IsKeyword, SyntaxKind.NotKeyword, SyntaxKind.AndKeyword,
        SyntaxKind.OrKeyword, SyntaxKind.UnderscoreToken,
    }.ToFrozenSet();

    /// <summary>Modifiers of each kind of declaration.</summary>
    public static FrozenDictionary<SyntaxKind, SyntaxKind[]> Modifiers { get; } = new Dictionary<SyntaxKind, SyntaxKind[]>
    {
        [SyntaxKind.ClassDeclaration] = [SyntaxKind.PublicKeyword, SyntaxKind.InternalKeyword, SyntaxKind.SealedKeyword],
        [SyntaxKind.MethodDeclaration] = [SyntaxKind.PublicKeyword, SyntaxKind.InternalKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.StaticKeyword],
        [SyntaxKind.FieldDeclaration] = [SyntaxKind.PublicKeyword, SyntaxKind.InternalKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ConstKeyword],
        [SyntaxKind.LocalFunctionStatement] = [SyntaxKind.StaticKeyword],
        [SyntaxKind.LocalDeclarationStatement] = [SyntaxKind.ConstKeyword],
        [SyntaxKind.Parameter] = [SyntaxKind.InKeyword, SyntaxKind.OutKeyword, SyntaxKind.RefKeyword],
    }.ToFrozenDictionary();

    /// <summary>Namespaces that may be imported.</summary>
    public static FrozenSet<string> Usings { get; } = new[] { "System", "RoboIrl.Core.RewardPrograms", "RoboIrl.Core.Geometry" }.ToFrozenSet(StringComparer.Ordinal);
}
