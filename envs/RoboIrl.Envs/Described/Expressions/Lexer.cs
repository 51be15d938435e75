using System.Globalization;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>Splits an expression into tokens.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "=", "<", ">", ":"];

    // What other languages write, and what is written here.
    private static readonly (string Foreign, string Ours)[] Foreigners =
    [
        ("&&", "write 'and'"), ("||", "write 'or'"), ("**", "a power is written '^'"), ("!", "write 'not'"), ("&", "write 'and'"), ("|", "write 'or'"),
        ("%", "there is no remainder; x - floor(x / y) * y gives it"), ("?", "write if(condition, a, b)"), (";", "an expression is one value; name parts of it under 'variables'"),
        (".", "a vector's element is v[0]; a term takes a name in quotes"), ("{", "parentheses are ( )"), ("}", "parentheses are ( )"),
    ];

    public static List<Token> Split(string text)
    {
        List<Token> tokens = [];
        int at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new(TokenKind.End, at, ""));
                return tokens;
            }

            tokens.Add(Next(text, ref at));
        }
    }

    private static Token Next(string text, ref int at)
    {
        char c = text[at];
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return Number(text, ref at);
        }

        if (IsNameStart(c))
        {
            int start = at;
            while (at < text.Length && IsNamePart(text[at]))
            {
                at++;
            }

            return new(TokenKind.Name, start, text[start..at]);
        }

        return c is '"' or '\'' ? Quoted(text, ref at) : Symbol(text, ref at);
    }

    private static Token Number(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && (IsNamePart(text[at]) || text[at] == '.' || IsExponentSign(text, start, at)))
        {
            at++;
        }

        string word = text[start..at];
        if (!double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value))
        {
            throw new ExpressionSyntaxException(start, $"'{KeyNames.Show(word)}' is no number; numbers are written 2, 0.5 or 1e-3");
        }

        return double.IsFinite(value)
            ? new(TokenKind.Number, start, word, value)
            : throw new ExpressionSyntaxException(start, $"the number '{KeyNames.Show(word)}' is too large");
    }

    private static bool IsExponentSign(string text, int start, int at) =>
        at > start && text[at] is '+' or '-' && text[at - 1] is 'e' or 'E' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static Token Quoted(string text, ref int at)
    {
        int start = at;
        int end = text.IndexOf(text[start], start + 1);
        if (end < 0)
        {
            throw new ExpressionSyntaxException(start, $"the quote that opens here is not closed; end the name with {text[start]}");
        }

        at = end + 1;
        return new(TokenKind.Text, start, text[(start + 1)..end]);
    }

    private static Token Symbol(string text, ref int at)
    {
        int start = at;
        foreach ((string foreign, string ours) in Foreigners)
        {
            if (string.CompareOrdinal(text, start, foreign, 0, foreign.Length) == 0 && !(foreign == "!" && start + 1 < text.Length && text[start + 1] == '='))
            {
                throw new ExpressionSyntaxException(start, $"'{foreign}' is no operator; {ours}");
            }
        }

        foreach (string symbol in Symbols)
        {
            if (string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new(TokenKind.Symbol, start, symbol);
            }
        }

        throw new ExpressionSyntaxException(start, $"the character '{KeyNames.Show(text[start].ToString())}' means nothing in an expression");
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
