namespace RoboIrl.Core.Environments;

/// <summary>Shape and bounds of a flat vector: an observation or an action.</summary>
/// <param name="Size">Number of elements, at least 1.</param>
/// <param name="Low">Lower bound per element, or empty where unbounded.</param>
/// <param name="High">Upper bound per element, or empty where unbounded.</param>
/// <param name="Names">A name per element for logs, tables and errors, or empty.</param>
public sealed record VectorSpec(int Size, IReadOnlyList<double> Low, IReadOnlyList<double> High, IReadOnlyList<string> Names)
{
    /// <summary>An unbounded vector.</summary>
    /// <param name="size">Number of elements.</param>
    /// <param name="names">A name per element, or none.</param>
    public static VectorSpec Unbounded(int size, params string[] names) => new(size, [], [], names);

    /// <summary>A vector whose elements all lie in [<paramref name="low"/>, <paramref name="high"/>].</summary>
    /// <param name="size">Number of elements.</param>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound.</param>
    /// <param name="names">A name per element, or none.</param>
    public static VectorSpec Box(int size, double low, double high, params string[] names) =>
        new(size, Enumerable.Repeat(low, size).ToArray(), Enumerable.Repeat(high, size).ToArray(), names);

    /// <summary>The same vector with bounds that hold for another one, too; unbounded where either is.</summary>
    /// <param name="other">A vector of the same size.</param>
    public VectorSpec Union(VectorSpec other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Size, Size, nameof(other));
        return Low.Count == 0 || other.Low.Count == 0
            ? this with { Low = [], High = [] }
            : this with { Low = [.. Low.Zip(other.Low, Math.Min)], High = [.. High.Zip(other.High, Math.Max)] };
    }
}
