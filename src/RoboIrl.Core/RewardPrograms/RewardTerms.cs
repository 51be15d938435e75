using System.Globalization;

namespace RoboIrl.Core.RewardPrograms;

/// <summary>The terms of one world's reward, in fixed columns. For whoever runs a program; its author sees <see cref="IRewardTerms"/>.</summary>
/// <remarks>One thread at a time. Neither adding nor clearing allocates.</remarks>
public sealed class RewardTerms : IRewardTerms
{
    private readonly string[] _names;
    private readonly double[] _values;
    private int _next;

    /// <summary>Makes the columns.</summary>
    /// <param name="names">What the program adds: the literals in its source, each once.</param>
    /// <exception cref="ArgumentException">There are too many names, one is malformed, or one is there twice.</exception>
    public RewardTerms(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count > RewardContract.MostTerms)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The program has {names.Count} different terms; at most {RewardContract.MostTerms} are allowed. Sum up some of them under one name."), nameof(names));
        }

        if (names.FirstOrDefault(static name => !RewardContract.IsTermName(name)) is { } bad)
        {
            throw new ArgumentException($"'{bad}' cannot be the name of a term; expected lower-case letters, digits and underscores, a letter first, at most {RewardContract.LongestTermName} characters, such as 'reach'.", nameof(names));
        }

        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
        {
            throw new ArgumentException($"A term is named twice in {string.Join(", ", names)}; expected each name once.", nameof(names));
        }

        // Literals are interned, so most additions find their column by reference.
        _names = [.. names.Select(string.Intern)];
        _values = new double[names.Count];
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The terms since <see cref="Clear"/>, in the order of <see cref="Names"/>.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <inheritdoc/>
    public double Total { get; private set; }

    /// <summary>Forgets the last step's terms.</summary>
    public void Clear()
    {
        Array.Clear(_values);
        (_next, Total) = (0, 0);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is none of <see cref="Names"/>.</exception>
    public void Add(string name, double value)
    {
        int column = ColumnOf(name);
        _values[column] += value;
        Total += value;
        _next = column + 1;
    }

    // Programs add their terms in the same order again and again: the column after the last one first, then all by reference.
    private int ColumnOf(string name)
    {
        if (_next < _names.Length && ReferenceEquals(_names[_next], name))
        {
            return _next;
        }

        for (int i = 0; i < _names.Length; i++)
        {
            if (ReferenceEquals(_names[i], name))
            {
                return i;
            }
        }

        int column = Array.IndexOf(_names, name);
        return column >= 0 ? column : throw new ArgumentException($"The term '{name}' is none of the program's: {string.Join(", ", _names)}. Names of terms are literals, known before the program runs.", nameof(name));
    }
}
