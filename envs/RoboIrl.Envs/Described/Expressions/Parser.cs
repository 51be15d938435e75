using System.Globalization;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>
/// Reads an expression by operator precedence (Pratt 1973, "Top down operator precedence"). The text is untrusted: length, depth and
/// number of parts are bounded.
/// </summary>
/// <remarks>
/// From loose to tight: or; and; not; comparisons (not chained); + -; * /; unary + -; ^ (to the right); [ ].
/// </remarks>
internal sealed class Parser
{
    public const int MaxCharacters = 8_192;
    public const int MaxDepth = 64;
    public const int MaxParts = 500;
    private const int NotPower = 3;
    private const int SignPower = 7;

    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;
    private int _parts;

    private Parser(List<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_at];

    /// <summary>Reads a whole expression.</summary>
    /// <returns>Null where it is malformed; a problem says where and why.</returns>
    public static Syntax? Parse(ExpressionText text, List<ConfigProblem> problems)
    {
        try
        {
            return text.Text.Length <= MaxCharacters
                ? new Parser(Lexer.Split(text.Text)).ParseAll()
                : throw new ExpressionSyntaxException(0, string.Create(CultureInfo.InvariantCulture, $"the expression has {text.Text.Length} characters, at most {MaxCharacters} are read; name parts of it under 'variables'"));
        }
        catch (ExpressionSyntaxException e)
        {
            problems.Add(new(text.At(e.Offset), "", $"{text.Entry}: {e.Message}"));
            return null;
        }
    }

    private Syntax ParseAll()
    {
        if (Current.Kind == TokenKind.End)
        {
            throw new ExpressionSyntaxException(0, "the expression is empty");
        }

        Syntax whole = ParseExpression(0);
        return Current.Kind == TokenKind.End ? whole : throw new ExpressionSyntaxException(Current.Offset, Unexpected());
    }

    private string Unexpected() => Current switch
    {
        { Text: ")" } => "this ')' closes nothing; remove it or open a '('",
        { Text: "]" } => "this ']' closes nothing; remove it or open a '['",
        { Text: "=" } => "'=' only names an argument inside a call; equality is '=='",
        { Kind: TokenKind.Symbol } => $"{Current.Describe()} is not expected here",
        _ => $"an operator is expected before {Current.Describe()}",
    };

    private Syntax ParseExpression(int power)
    {
        if (++_depth > MaxDepth)
        {
            throw new ExpressionSyntaxException(Current.Offset, $"the expression is nested more than {MaxDepth} deep; name parts of it under 'variables'");
        }

        Syntax left = ParsePrefix();
        while (BinaryPower(Current) is { } binding && binding.Left >= power)
        {
            Token token = Take();
            left = Counted(new BinarySyntax(token.Offset, token.Text, left, ParseExpression(binding.Right)));
            if (IsComparison(token) && IsComparison(Current))
            {
                throw new ExpressionSyntaxException(Current.Offset, "comparisons cannot be chained; write a < b and b < c");
            }
        }

        _depth--;
        return left;
    }

    private static (int Left, int Right)? BinaryPower(Token token) => token.Kind is not (TokenKind.Symbol or TokenKind.Name) ? null : token.Text switch
    {
        "or" => (1, 2),
        "and" => (2, 3),
        "==" or "!=" or "<" or "<=" or ">" or ">=" => (4, 5),
        "+" or "-" => (5, 6),
        "*" or "/" => (6, 7),
        "^" => (9, SignPower), // 2^-1 and 2^3^2: the exponent may carry a sign and a power of its own
        _ => null,
    };

    private static bool IsComparison(Token token) => token.Kind == TokenKind.Symbol && token.Text is "==" or "!=" or "<" or "<=" or ">" or ">=";

    private Syntax ParsePrefix()
    {
        Token token = Current;
        if (token.Is("not"))
        {
            Take();
            return Counted(new UnarySyntax(token.Offset, "not", ParseExpression(NotPower)));
        }

        if (token.Is("-") || token.Is("+"))
        {
            Take();
            Syntax operand = ParseExpression(SignPower);
            return token.Is("+") ? operand : Counted(new UnarySyntax(token.Offset, "-", operand));
        }

        Syntax value = ParsePrimary();
        while (Current.Is("["))
        {
            value = ParseIndex(value);
        }

        return value;
    }

    private Syntax ParsePrimary()
    {
        Token token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Counted(new NumberSyntax(token.Offset, token.Number));
            case TokenKind.Text:
                return Counted(new TextSyntax(token.Offset, token.Text));
            case TokenKind.Name when token.Text is not ("and" or "or"):
                return Counted(Current.Is("(") ? ParseCall(token) : new NameSyntax(token.Offset, token.Text));
        }

        if (token.Is("("))
        {
            Syntax inside = ParseExpression(0);
            Close(")", token);
            return inside;
        }

        if (token.Is("["))
        {
            List<Syntax> items = ParseList("]", token, () => ParseExpression(0));
            return items.Count > 0 ? Counted(new ListSyntax(token.Offset, items)) : throw new ExpressionSyntaxException(token.Offset, "the list is empty");
        }

        throw new ExpressionSyntaxException(token.Offset, token.Kind == TokenKind.End ? "the expression ends where a value is expected" : $"a value is expected here, not {token.Describe()}");
    }

    private CallSyntax ParseCall(Token name)
    {
        Token open = Take();
        return new CallSyntax(name.Offset, name.Text, ParseList(")", open, () =>
        {
            Token first = Current;
            if (first.Kind == TokenKind.Name && _tokens[_at + 1].Is("="))
            {
                _at += 2;
                return new ArgumentSyntax(first.Offset, first.Text, ParseExpression(0));
            }

            return new ArgumentSyntax(first.Offset, null, ParseExpression(0));
        }));
    }

    private List<T> ParseList<T>(string end, Token open, Func<T> parseItem)
    {
        List<T> items = [];
        if (Current.Is(end))
        {
            Take();
            return items;
        }

        items.Add(parseItem());
        while (Current.Is(","))
        {
            Take();
            items.Add(parseItem());
        }

        Close(end, open);
        return items;
    }

    private IndexSyntax ParseIndex(Syntax vector)
    {
        Token open = Take();
        Syntax? from = Current.Is(":") ? null : ParseExpression(0);
        Syntax? to = null;
        bool slice = Current.Is(":");
        if (slice)
        {
            Take();
            to = Current.Is("]") ? null : ParseExpression(0);
        }

        Close("]", open);
        return (IndexSyntax)Counted(new IndexSyntax(open.Offset, vector, from, to, slice));
    }

    private void Close(string end, Token open)
    {
        if (Current.Is(end))
        {
            Take();
            return;
        }

        throw Current.Kind == TokenKind.End
            ? new ExpressionSyntaxException(open.Offset, $"this '{open.Text}' is not closed; a '{end}' is missing")
            : new ExpressionSyntaxException(Current.Offset, Current.Kind == TokenKind.Symbol ? $"a '{end}' is expected here, not {Current.Describe()}" : $"an operator, ',' or '{end}' is expected before {Current.Describe()}");
    }

    private Token Take() => Current.Kind == TokenKind.End ? Current : _tokens[_at++];

    private Syntax Counted(Syntax syntax) => ++_parts <= MaxParts
        ? syntax
        : throw new ExpressionSyntaxException(syntax.Offset, string.Create(CultureInfo.InvariantCulture, $"the expression has more than {MaxParts} parts; name parts of it under 'variables'"));
}
