namespace RoboIrl.Envs.Described.Expressions;

/// <summary>Ends the reading of an expression at its first malformed place; caught where the reading began.</summary>
internal sealed class ExpressionSyntaxException(int offset, string message) : Exception(message)
{
    public int Offset { get; } = offset;
}
