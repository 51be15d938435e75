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

    /// <summary>Most elements that all vectors together may have: a short file can ask for more than a machine has.</summary>
    public const int MaxElements = 1_000_000;

    private long _elements;

    /// <summary>Counts a vector that an expression computes.</summary>
    /// <param name="size">Its elements.</param>
    /// <param name="isFirst">Whether it is the one that is too much; those after it are, too, but that was said.</param>
    /// <returns>Whether there is still room.</returns>
    public bool Count(int size, out bool isFirst)
    {
        isFirst = _elements <= MaxElements;
        _elements += size;
        return _elements <= MaxElements;
    }

    /// <summary>Every name, for near misses.</summary>
    public IEnumerable<string> AllNames => Constants.Keys.Concat(VariableNames).Concat(Callables.Keys);
}
