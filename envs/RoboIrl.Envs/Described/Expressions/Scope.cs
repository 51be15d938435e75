using RoboIrl.Envs.Described.Terms;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>The names that an expression may use.</summary>
internal sealed class Scope
{
    /// <summary>Named numbers.</summary>
    public required IReadOnlyDictionary<string, double> Constants { get; init; }

    /// <summary>Names of the variables.</summary>
    public required IReadOnlyCollection<string> VariableNames { get; init; }

    /// <summary>The node of a variable, or null where it is wrong (reported then).</summary>
    public required Func<string, Node?> Variable { get; init; }

    /// <summary>Functions and terms by name.</summary>
    public required IReadOnlyDictionary<string, Callable> Callables { get; init; }

    /// <summary>Names of the model's parts; null where only constants are allowed.</summary>
    public ModelNames? Model { get; init; }

    /// <summary>Terms that look back over a step; the task moves them on.</summary>
    public List<RateMemory> Rates { get; } = [];

    /// <summary>Every name, for near misses.</summary>
    public IEnumerable<string> AllNames => Constants.Keys.Concat(VariableNames).Concat(Callables.Keys);
}
