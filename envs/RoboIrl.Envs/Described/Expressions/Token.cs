namespace RoboIrl.Envs.Described.Expressions;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Number,
    Name,
    Text,
    Symbol,
    End,
}

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">First character.</param>
/// <param name="Text">As written; of a text what is between the quotes; empty at the end.</param>
/// <param name="Number">Value of a number.</param>
internal readonly record struct Token(TokenKind Kind, int Offset, string Text, double Number = 0)
{
    public bool Is(string word) => Kind is TokenKind.Symbol or TokenKind.Name && Text == word;

    public string Describe() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"the text \"{Text}\"",
        _ => $"'{Text}'",
    };
}
