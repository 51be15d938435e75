using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>An expression as it is written, what it is for, and where each of its characters stands.</summary>
/// <param name="source">The file.</param>
/// <param name="entry">What messages call it, for example <c>reward 'forward'</c>.</param>
/// <param name="text">The expression.</param>
/// <param name="start">Where it starts.</param>
internal sealed class ExpressionText(SourceText source, string entry, string text, SourcePosition start)
{
    public string Entry { get; } = entry;

    public string Text { get; } = text;

    public SourcePosition At(int offset) => source.Find(start, Text, offset);
}
