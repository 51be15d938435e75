using RoboIrl.Envs.Described.Expressions;
using RoboIrl.Envs.Described.Terms;

namespace RoboIrl.Envs.Described;

/// <summary>Every term and function that the expressions of a described environment may use.</summary>
public static class TermCatalog
{
    /// <summary>Terms first, then functions, by name.</summary>
    public static IReadOnlyList<TermInfo> All { get; } =
        [.. Vocabulary.Callables.Values.OrderByDescending(c => c.IsTerm).ThenBy(c => c.Name, StringComparer.Ordinal).Select(Describe)];

    private static TermInfo Describe(Callable c) => new(c.Name, c.Signature, c.Result, c.Unit, c.Meaning, c.Example, c.IsTerm);
}
