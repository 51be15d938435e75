namespace RoboIrl.Envs.Described.Expressions;

/// <summary>A function or term that expressions may call, with its documentation.</summary>
internal sealed record Callable
{
    public required string Name { get; init; }

    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>What it gives, for example <c>vector of 3</c>.</summary>
    public required string Result { get; init; }

    /// <summary>SI unit of the result.</summary>
    public required string Unit { get; init; }

    public required string Meaning { get; init; }

    public required string Example { get; init; }

    /// <summary>Whether it reads the world; a function only computes.</summary>
    public bool IsTerm { get; init; }

    /// <summary>Checks a call and makes its node; null where the call is wrong, which was reported then.</summary>
    public required Func<CallArguments, Node?> Bind { get; init; }

    public string Signature => $"{Name}({string.Join(", ", Parameters)})";
}
