using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>What to do instead of a construct that is refused.</summary>
internal static class SyntaxAdvice
{
    /// <summary>The rule and the advice for a kind of node that is not allowed.</summary>
    public static (ProgramRule Rule, string Instead) For(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AttributeList or SyntaxKind.Attribute => (ProgramRule.Construct, "Leave attributes out."),
        SyntaxKind.SimpleLambdaExpression or SyntaxKind.ParenthesizedLambdaExpression or SyntaxKind.AnonymousMethodExpression =>
            (ProgramRule.Allocation, "Write a local function and call it by name."),
        SyntaxKind.ArrayCreationExpression or SyntaxKind.ImplicitArrayCreationExpression or SyntaxKind.CollectionExpression =>
            (ProgramRule.Allocation, "Use locals or a tuple, or Span<double> x = stackalloc double[] { ... }."),
        SyntaxKind.ObjectInitializerExpression or SyntaxKind.CollectionInitializerExpression or SyntaxKind.WithExpression or SyntaxKind.WithInitializerExpression =>
            (ProgramRule.Construct, "Give every value to the constructor: new Vec3(x, y, z)."),
        SyntaxKind.AnonymousObjectCreationExpression or SyntaxKind.QueryExpression => (ProgramRule.Allocation, "Use locals, tuples and loops."),
        SyntaxKind.PropertyDeclaration or SyntaxKind.IndexerDeclaration or SyntaxKind.EventDeclaration or SyntaxKind.EventFieldDeclaration =>
            (ProgramRule.State, "Write a constant (const double) or a private method."),
        SyntaxKind.ConstructorDeclaration or SyntaxKind.DestructorDeclaration => (ProgramRule.State, "Leave it out: a program has nothing to set up or to clean up."),
        SyntaxKind.NamespaceDeclaration or SyntaxKind.FileScopedNamespaceDeclaration or SyntaxKind.GlobalStatement or SyntaxKind.ExternAliasDirective =>
            (ProgramRule.Shape, "Write one class at the top of the file, outside any namespace."),
        SyntaxKind.StructDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration or SyntaxKind.InterfaceDeclaration
            or SyntaxKind.EnumDeclaration or SyntaxKind.DelegateDeclaration => (ProgramRule.Shape, "Write one class; use tuples and locals instead of own types."),
        SyntaxKind.TypeParameterList or SyntaxKind.TypeParameterConstraintClause => (ProgramRule.Construct, "Write the types out: double, Vec3."),
        SyntaxKind.OperatorDeclaration or SyntaxKind.ConversionOperatorDeclaration => (ProgramRule.Construct, "Write a private method."),
        SyntaxKind.ExplicitInterfaceSpecifier => (ProgramRule.Shape, "Write 'public void Evaluate(...)'."),
        SyntaxKind.TryStatement or SyntaxKind.CatchClause or SyntaxKind.FinallyClause or SyntaxKind.ThrowStatement or SyntaxKind.ThrowExpression =>
            (ProgramRule.Construct, "Avoid the error instead, for instance with Math.Max(x, 1e-9) below a fraction."),
        SyntaxKind.GotoStatement or SyntaxKind.GotoCaseStatement or SyntaxKind.GotoDefaultStatement or SyntaxKind.LabeledStatement =>
            (ProgramRule.Construct, "Use if, loops and local functions."),
        SyntaxKind.AsExpression or SyntaxKind.IsExpression or SyntaxKind.DeclarationPattern or SyntaxKind.TypePattern or SyntaxKind.RecursivePattern
            or SyntaxKind.VarPattern or SyntaxKind.ListPattern => (ProgramRule.Conversion, "The types are known: use their members; patterns compare numbers, such as 'x is > 0 and < 1'."),
        SyntaxKind.ConditionalAccessExpression or SyntaxKind.SuppressNullableWarningExpression or SyntaxKind.NullLiteralExpression or SyntaxKind.NullableType
            or SyntaxKind.CoalesceExpression or SyntaxKind.CoalesceAssignmentExpression => (ProgramRule.Construct, "Nothing in a world is null: use plain values and a plain dot, and test nothing for null."),
        SyntaxKind.RefExpression or SyntaxKind.RefType or SyntaxKind.ScopedType => (ProgramRule.Construct, "Use values, or an out parameter."),
        SyntaxKind.RangeExpression or SyntaxKind.IndexExpression => (ProgramRule.Construct, "Use Slice(start, length), and Length - 1 for the last element."),
        SyntaxKind.CharacterLiteralExpression or SyntaxKind.Utf8StringLiteralExpression or SyntaxKind.InterpolatedStringExpression =>
            (ProgramRule.Lexical, "Text is not needed beyond the names of terms."),
        _ => (ProgramRule.Construct, "Leave it out: locals, if, for, while, switch, local functions and arithmetic are enough for a reward."),
    };

    /// <summary>A name for a kind that its author understands.</summary>
    public static string NameOf(SyntaxKind kind)
    {
        string name = kind.ToString();
        foreach (string ending in (string[])["Expression", "Statement", "Declaration", "Clause", "Keyword"])
        {
            name = name.EndsWith(ending, StringComparison.Ordinal) && name.Length > ending.Length ? name[..^ending.Length] : name;
        }

        return name;
    }
}
