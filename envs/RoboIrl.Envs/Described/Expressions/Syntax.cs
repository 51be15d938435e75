namespace RoboIrl.Envs.Described.Expressions;

/// <summary>A part of an expression as written. Immutable: every world's task is made from the same tree.</summary>
/// <param name="Offset">The character that messages point at.</param>
internal abstract record Syntax(int Offset);

internal sealed record NumberSyntax(int Offset, double Value) : Syntax(Offset);

internal sealed record TextSyntax(int Offset, string Value) : Syntax(Offset);

internal sealed record NameSyntax(int Offset, string Name) : Syntax(Offset);

internal sealed record ListSyntax(int Offset, IReadOnlyList<Syntax> Items) : Syntax(Offset);

internal sealed record UnarySyntax(int Offset, string Operator, Syntax Operand) : Syntax(Offset);

internal sealed record BinarySyntax(int Offset, string Operator, Syntax Left, Syntax Right) : Syntax(Offset);

/// <summary><c>v[from]</c>, or <c>v[from:to]</c> where <paramref name="IsSlice"/>; open ends are null.</summary>
internal sealed record IndexSyntax(int Offset, Syntax Vector, Syntax? From, Syntax? To, bool IsSlice) : Syntax(Offset);

internal sealed record CallSyntax(int Offset, string Name, IReadOnlyList<ArgumentSyntax> Arguments) : Syntax(Offset);

/// <summary>An argument: positional, or with a name.</summary>
internal sealed record ArgumentSyntax(int Offset, string? Name, Syntax Value);
