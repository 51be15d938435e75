using System.Globalization;

namespace RoboIrl.Core.Configuration;

/// <summary>The closed interval a number must lie in; for a list, each of its numbers.</summary>
/// <param name="min">Smallest value.</param>
/// <param name="max">Largest value; infinity by default.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RangeAttribute(double min, double max = double.PositiveInfinity) : Attribute
{
    /// <summary>Smallest value.</summary>
    public double Min { get; } = min;

    /// <summary>Largest value.</summary>
    public double Max { get; } = max;

    /// <summary>Whether <see cref="Min"/> itself is refused.</summary>
    public bool MinExclusive { get; init; }

    /// <summary>Whether <see cref="Max"/> itself is refused.</summary>
    public bool MaxExclusive { get; init; }

    /// <summary>Whether a value lies inside.</summary>
    /// <param name="value">Any number; NaN never does.</param>
    public bool Contains(double value) =>
        (MinExclusive ? value > Min : value >= Min) && (MaxExclusive ? value < Max : value <= Max);

    /// <summary>The interval in words, for example <c>in (0, 1]</c> or <c>at least 1</c>.</summary>
    public override string ToString()
    {
        if (double.IsPositiveInfinity(Max))
        {
            return (MinExclusive ? "above " : "at least ") + Number(Min);
        }

        if (double.IsNegativeInfinity(Min))
        {
            return (MaxExclusive ? "below " : "at most ") + Number(Max);
        }

        return $"in {(MinExclusive ? '(' : '[')}{Number(Min)}, {Number(Max)}{(MaxExclusive ? ')' : ']')}";
    }

    private static string Number(double value) => value.ToString("0.################", CultureInfo.InvariantCulture) is { Length: <= 12 } text
        ? text
        : value.ToString("R", CultureInfo.InvariantCulture);
}
