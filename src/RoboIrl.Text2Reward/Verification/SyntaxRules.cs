using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>Walks over a parsed program before the compiler binds anything: allowed nodes, words and modifiers; depth; counts.</summary>
/// <remarks>The walk has its own stack, so that no tree is too deep for it.</remarks>
internal sealed class SyntaxRules
{
    private readonly SourceLimits _limits;
    private readonly ProblemList _problems;
    private int _functions;
    private int _constants;
    private int _cases;
    private int _stackAllocations;
    private double _tupleBits;

    private SyntaxRules(SourceLimits limits, ProblemList problems) => (_limits, _problems) = (limits, problems);

    /// <summary>Walks the tree.</summary>
    /// <param name="root">Of a tree without syntax errors.</param>
    /// <param name="limits">Sizes.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(CompilationUnitSyntax root, SourceLimits limits, ProblemList problems)
    {
        SyntaxRules rules = new(limits, problems);
        Stack<(SyntaxNodeOrToken Item, int Depth, int Loops)> open = new();
        open.Push((root, 1, 0));
        while (open.TryPop(out (SyntaxNodeOrToken Item, int Depth, int Loops) next) && !problems.IsFull)
        {
            if (next.Item.AsNode() is not { } node)
            {
                rules.Token(next.Item.AsToken());
                continue;
            }

            if (next.Depth > limits.Depth)
            {
                problems.Add(ProgramRule.Size, node, $"The program is nested more than {limits.Depth} levels deep here.", "Use local variables for parts of long sums, chains and 'else if's.");
                return; // what follows may be built to keep us busy
            }

            int loops = next.Loops + (IsLoop(node) ? 1 : 0);
            if (rules.Node(node, loops))
            {
                // The last child first onto the stack: problems come in the order of the text.
                foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens().Reverse())
                {
                    open.Push((child, next.Depth + 1, loops));
                }
            }
        }
    }

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>Checks one node; whether its children are worth a look.</summary>
    private bool Node(SyntaxNode node, int loops)
    {
        if (!AllowedSyntax.Nodes.Contains(node.Kind()))
        {
            (ProgramRule rule, string instead) = SyntaxAdvice.For(node.Kind());
            _problems.Add(rule, node, $"'{SyntaxAdvice.NameOf(node.Kind())}' may not be used: '{Excerpt.Of(node.ToString())}'.", instead);
            return false;
        }

        if (IsLoop(node) && loops > _limits.LoopNesting)
        {
            _problems.Add(ProgramRule.Size, node, $"More than {_limits.LoopNesting} loops are inside one another.", "Use fewer.");
        }

        switch (node)
        {
            case UsingDirectiveSyntax import:
                return Using(import);
            case ClassDeclarationSyntax { Parent: not CompilationUnitSyntax }:
                _problems.Add(ProgramRule.Shape, node, "There is a class inside the class.", "Write one class; use tuples and locals instead of own types.");
                return false;
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax:
                Count(ref _functions, _limits.Functions, node, "methods and local functions");
                break;
            case FieldDeclarationSyntax field:
                return Field(field);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Parent: not ArgumentSyntax }:
                _problems.Add(ProgramRule.Lexical, node, "A string literal is not an argument.", "Write the name of a term where it is used: terms.Add(\"reach\", value).");
                break;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }:
                _problems.Add(ProgramRule.Lexical, node, "'nameof' may not be used.", "Write the name of a term as a string literal.");
                return false;
            case SwitchExpressionSyntax choice when !choice.Arms.Any(static arm => arm is { Pattern: DiscardPatternSyntax, WhenClause: null }):
                _problems.Add(ProgramRule.Construct, node, "A switch expression has no arm for the rest.", "End it with an arm '_ => value'.");
                break;
            case SwitchLabelSyntax or SwitchExpressionArmSyntax or PatternSyntax:
                Count(ref _cases, _limits.Cases, node, "cases and patterns");
                break;
            case TupleExpressionSyntax or TupleTypeSyntax:
                Tuple(node);
                break;
            case StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax:
                StackAllocation(node, loops);
                break;
            case ArrayTypeSyntax { Parent: not StackAllocArrayCreationExpressionSyntax }:
                _problems.Add(ProgramRule.Allocation, node, $"The array type '{Excerpt.Of(node.ToString())}' may not be used.", "Use Span<double> or ReadOnlySpan<double>.");
                return false;
        }

        return true;
    }

    private bool Using(UsingDirectiveSyntax import)
    {
        string name = import.NamespaceOrType.ToString();
        bool plain = import.Alias is null && import.GlobalKeyword.IsKind(SyntaxKind.None) && import.UnsafeKeyword.IsKind(SyntaxKind.None);
        bool isStatic = !import.StaticKeyword.IsKind(SyntaxKind.None);
        if (!plain || !(isStatic ? name is "System.Math" : AllowedSyntax.Usings.Contains(name)))
        {
            _problems.Add(ProgramRule.Symbol, import, $"'{Excerpt.Of(import.ToString())}' may not be used.", $"Import nothing but {string.Join(", ", AllowedSyntax.Usings.Order(StringComparer.Ordinal))} and static System.Math.");
            return false;
        }

        return true;
    }

    private bool Field(FieldDeclarationSyntax field)
    {
        if (!field.Modifiers.Any(SyntaxKind.ConstKeyword))
        {
            _problems.Add(ProgramRule.State, field, $"The field '{Excerpt.Of(field.Declaration.ToString())}' could remember something.", "Write const, or a local variable: a reward depends on the state and the action only.");
            return false;
        }

        foreach (VariableDeclaratorSyntax constant in field.Declaration.Variables)
        {
            Count(ref _constants, _limits.Constants, constant, "constants");
        }

        return true;
    }

    /// <summary>A tuple of tuples doubles with each step: a few lines would make a type that no compiler can write down.</summary>
    private void Tuple(SyntaxNode tuple)
    {
        double before = _tupleBits;
        _tupleBits += Math.Log2(tuple is TupleExpressionSyntax expression ? expression.Arguments.Count : ((TupleTypeSyntax)tuple).Elements.Count);
        if (before <= _limits.TupleBits && _tupleBits > _limits.TupleBits)
        {
            _problems.Add(ProgramRule.Size, tuple, "There are too many tuples.", "Use locals, Vec3 and out parameters.");
        }
    }

    private void StackAllocation(SyntaxNode node, int loops)
    {
        Count(ref _stackAllocations, _limits.StackAllocations, node, "stackallocs");
        if (loops > 0)
        {
            _problems.Add(ProgramRule.Stack, node, "There is a stackalloc inside a loop.", "Write it before the loop.");
        }

        SyntaxNode? size = (node as StackAllocArrayCreationExpressionSyntax)?.Type is ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [var one] }] } ? one : null;
        InitializerExpressionSyntax? values = node.ChildNodes().OfType<InitializerExpressionSyntax>().FirstOrDefault();
        int elements = (size, values) switch
        {
            (LiteralExpressionSyntax { Token.Value: int n }, _) => n,
            (null or OmittedArraySizeExpressionSyntax, { } given) => given.Expressions.Count,
            _ => -1,
        };
        if (elements < 0 || elements > _limits.StackElements)
        {
            _problems.Add(ProgramRule.Stack, node, $"The size of '{Excerpt.Of(node.ToString())}' is no number from 0 to {_limits.StackElements}.", "Write the size as a number: Span<double> x = stackalloc double[4];");
        }
    }

    private void Token(SyntaxToken token)
    {
        SyntaxKind kind = token.Kind();
        if (token.IsMissing || token.HasStructuredTrivia)
        {
            _problems.Add(ProgramRule.Syntax, token, "The text is not C# here.", "Mend it.");
        }
        else if (SyntaxFacts.IsKeywordKind(kind) && !AllowedSyntax.Keywords.Contains(kind))
        {
            _problems.Add(ProgramRule.Construct, token, $"The word '{token.Text}' may not be used.", "A program needs double, int, bool, if, for, while, switch, const and local functions only.");
        }
        else if (AllowedSyntax.Modifiers.TryGetValue(token.Parent!.Kind(), out SyntaxKind[]? modifiers) && IsModifier(token) && !modifiers.Contains(kind))
        {
            _problems.Add(ProgramRule.Construct, token, $"The modifier '{token.Text}' may not be used here.", "Leave it out.");
        }
    }

    private static bool IsModifier(SyntaxToken token) => token.Parent switch
    {
        MemberDeclarationSyntax member => member.Modifiers.Contains(token),
        LocalFunctionStatementSyntax function => function.Modifiers.Contains(token),
        LocalDeclarationStatementSyntax local => local.Modifiers.Contains(token) || token == local.AwaitKeyword || token == local.UsingKeyword,
        ParameterSyntax parameter => parameter.Modifiers.Contains(token),
        _ => false,
    };

    private void Count(ref int count, int most, SyntaxNode node, string what)
    {
        if (++count == most + 1)
        {
            _problems.Add(ProgramRule.Size, node, $"There are more than {most} {what}.", "Write a shorter program.");
        }
    }
}
