using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoboIrl.Text2Reward.Verification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>
/// Writes a bound into every loop and every own function of a verified program: each round and each call takes its work
/// (<see cref="FuelCost"/>) from a counter that an evaluation starts with. No line moves, so that errors still name the author's lines.
/// </summary>
/// <remarks>
/// The counter is a field of the instance; own functions lose their <c>static</c> to reach it. Two threads must not share an instance.
/// </remarks>
internal sealed class FuelRewriter : CSharpSyntaxRewriter
{
    /// <summary>The counter's name; programs cannot have names like it.</summary>
    public const string Field = "__fuel";

    private readonly string _class;
    private readonly MethodDeclarationSyntax _entry;

    private FuelRewriter(string @class, MethodDeclarationSyntax entry) => (_class, _entry) = (@class, entry);

    /// <summary>Rewrites a verified program.</summary>
    /// <param name="program">Its class.</param>
    /// <param name="entry">Its method that is called from outside.</param>
    /// <returns>The whole text.</returns>
    public static string Rewrite(ClassDeclarationSyntax program, MethodDeclarationSyntax entry) =>
        new FuelRewriter(program.Identifier.ValueText, entry).Visit(program.SyntaxTree.GetRoot()).ToFullString();

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node)
    {
        ClassDeclarationSyntax changed = (ClassDeclarationSyntax)base.VisitClassDeclaration(node)!;
        return changed.WithMembers(changed.Members.Insert(0, ParseMemberDeclaration($"private int {Field}; ")!));
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        string first = node == _entry
            ? string.Create(CultureInfo.InvariantCulture, $"{Field} = {LoopFuel.PerEvaluation}; ")
            : Check(node, node.Identifier, $"'{node.Identifier.ValueText}'");
        MethodDeclarationSyntax changed = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return changed.WithModifiers(WithoutStatic(changed.Modifiers))
            .WithBody(Body(changed.Body, changed.ExpressionBody, changed.SemicolonToken, IsVoid(node.ReturnType), first))
            .WithExpressionBody(null).WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        LocalFunctionStatementSyntax changed = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return changed.WithModifiers(WithoutStatic(changed.Modifiers))
            .WithBody(Body(changed.Body, changed.ExpressionBody, changed.SemicolonToken, IsVoid(node.ReturnType), Check(node, node.Identifier, $"'{node.Identifier.ValueText}'")))
            .WithExpressionBody(null).WithSemicolonToken(default);
    }

    /// <summary><c>Program.Helper(x)</c>: own functions are not static any more. Nothing else has the class's name: <see cref="ProgramShape"/>.</summary>
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        InvocationExpressionSyntax changed = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return changed.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } access && type.Identifier.ValueText == _class
            ? changed.WithExpression(access.WithExpression(ThisExpression().WithTriviaFrom(type)))
            : changed;
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        ForStatementSyntax changed = (ForStatementSyntax)base.VisitForStatement(node)!;
        return changed.WithStatement(Bounded(changed.Statement, node, node.ForKeyword));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        ForEachStatementSyntax changed = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return changed.WithStatement(Bounded(changed.Statement, node, node.ForEachKeyword));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        WhileStatementSyntax changed = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return changed.WithStatement(Bounded(changed.Statement, node, node.WhileKeyword));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        DoStatementSyntax changed = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return changed.WithStatement(Bounded(changed.Statement, node, node.DoKeyword));
    }

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static SyntaxTokenList WithoutStatic(SyntaxTokenList modifiers)
    {
        int at = modifiers.IndexOf(SyntaxKind.StaticKeyword);
        return at < 0 ? modifiers : modifiers.Replace(modifiers[at], MissingToken(SyntaxKind.StaticKeyword).WithTriviaFrom(modifiers[at]));
    }

    private static BlockSyntax Body(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool isVoid, string first)
    {
        StatementSyntax check = ParseStatement(first);
        if (arrow is null)
        {
            return body!.WithStatements(body.Statements.Insert(0, check));
        }

        // What stands in front of the expression stands in front of 'return': that is where an error's line is taken from.
        ExpressionSyntax value = arrow.Expression.WithoutLeadingTrivia();
        SyntaxToken end = Token(SyntaxKind.SemicolonToken);
        StatementSyntax statement = isVoid
            ? ExpressionStatement(arrow.Expression, end)
            : ReturnStatement(Token(arrow.Expression.GetLeadingTrivia(), SyntaxKind.ReturnKeyword, TriviaList(Space)), value, end);
        return Block(check, statement)
            .WithOpenBraceToken(Token(arrow.ArrowToken.LeadingTrivia, SyntaxKind.OpenBraceToken, arrow.ArrowToken.TrailingTrivia))
            .WithCloseBraceToken(Token(semicolon.LeadingTrivia, SyntaxKind.CloseBraceToken, semicolon.TrailingTrivia));
    }

    private static BlockSyntax Bounded(StatementSyntax body, StatementSyntax loop, SyntaxToken keyword) => Block(ParseStatement(Check(loop, keyword, $"the '{keyword.ValueText}' loop")), body);

    private static string Check(SyntaxNode work, SyntaxToken where, string what)
    {
        int line = where.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        return string.Create(CultureInfo.InvariantCulture, $"if (({Field} -= {FuelCost.Of(work)}) < 0) global::{typeof(LoopFuel).FullName}.{nameof(LoopFuel.Exhausted)}(\"{what} in line {line}\"); ");
    }
}
