using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>Where an operation is written, for errors while it runs.</summary>
/// <param name="Position">File, line and column of the operator or name.</param>
/// <param name="Entry">What the expression is for, for example <c>reward 'forward'</c>.</param>
/// <param name="Operation">The operator or function.</param>
/// <param name="Operands">How many operands it has that a message may show: 0, 1 or 2.</param>
internal sealed record Origin(SourcePosition Position, string Entry, string Operation, int Operands)
{
    /// <summary>The operation's name where what failed is the value of a whole expression: no part of it did, but it is not finite in single precision.</summary>
    public const string WholeValue = "";

    /// <summary>The value of a whole expression.</summary>
    public static Origin Of(ExpressionText text) => new(text.At(0), text.Entry, WholeValue, 1);
}
