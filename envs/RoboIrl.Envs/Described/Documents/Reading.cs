using System.Globalization;
using System.Text.RegularExpressions;
using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Expressions;
using RoboIrl.Envs.Described.Terms;

namespace RoboIrl.Envs.Described.Documents;

/// <summary>What the readers of all sections share: the file, its problems, its constants, and how values are read.</summary>
internal sealed partial class Reading(SourceText source, List<ConfigProblem> problems)
{
    public List<ConfigProblem> Problems { get; } = problems;

    public Dictionary<string, double> Constants { get; } = new(StringComparer.Ordinal) { ["pi"] = Math.PI, ["inf"] = double.PositiveInfinity };

    /// <summary>Names of the variables, for messages about constants that name one.</summary>
    public HashSet<string> VariableNames { get; } = new(StringComparer.Ordinal);

    public bool Refuse(ConfigNode node, string message) => Refuse(node.Position, message);

    public bool Refuse(SourcePosition position, string message)
    {
        Problems.Add(new(position, "", message));
        return false;
    }

    /// <summary>A section with known keys; null where it is something else.</summary>
    public ConfigMap? Map(ConfigNode node, string path, IReadOnlyList<string> keys)
    {
        if (node is not ConfigMap map)
        {
            Refuse(node, $"'{path}' is {node.Kind}, expected a section with the keys {string.Join(", ", keys)}");
            return null;
        }

        foreach (ConfigEntry entry in map.Entries)
        {
            if (!keys.Contains(entry.Key, StringComparer.Ordinal))
            {
                string where = path.Length == 0 ? "" : $" in '{path}'";
                string hint = Hints.Near(entry.Key, keys);
                Refuse(entry.KeyPosition, $"unknown key '{KeyNames.Show(entry.Key)}'{where}{(hint.Length > 0 ? hint : $"; the keys here are {string.Join(", ", keys)}")}");
            }
        }

        return map;
    }

    /// <summary>A section whose keys are names of the user's choice.</summary>
    public IReadOnlyList<ConfigEntry> Named(ConfigNode? node, string path, string example)
    {
        if (node is null or ConfigScalar { IsNull: true })
        {
            return [];
        }

        if (node is not ConfigMap map)
        {
            Refuse(node, $"'{path}' is {node.Kind}, expected a section of names, for example {example}");
            return [];
        }

        return [.. map.Entries.Where(entry => IsGoodName(entry, path))];
    }

    /// <summary>An expression as text, and its tree; null where it is none.</summary>
    public (ExpressionText Text, Syntax Syntax)? Expression(ConfigNode node, string entry)
    {
        if (Text(node, entry) is not { } text || Parser.Parse(text, Problems) is not { } syntax)
        {
            return null;
        }

        return (text, syntax);
    }

    /// <summary>A number, or an expression of constants.</summary>
    public double? Quantity(ConfigNode node, string entry)
    {
        if (Text(node, entry) is not { } text)
        {
            return null;
        }

        Scope scope = new() { Constants = Constants, VariableNames = VariableNames, Variable = static _ => null, Callables = Vocabulary.Callables };
        int before = Problems.Count;
        switch (Binder.Compile(text, scope, Problems))
        {
            case ScalarConstant constant:
                return constant.Value;
            case { } other:
                Refuse(node, $"{entry} is {other.Type}, expected a number");
                return null;
            default:
                return Problems.Count > before ? null : throw new InvalidOperationException($"{entry} is wrong, but nothing was reported.");
        }
    }

    /// <summary>As <see cref="Quantity"/>; infinities are refused.</summary>
    public double? Finite(ConfigNode node, string entry)
    {
        double? value = Quantity(node, entry);
        if (value is { } number && !double.IsFinite(number))
        {
            Refuse(node, $"{entry} is infinite, expected a finite number");
            return null;
        }

        return value;
    }

    /// <summary>Two numbers in order.</summary>
    public (double Low, double High)? Interval(ConfigNode node, string entry, bool finite)
    {
        if (Pair(node, entry, "[low, high]", finite) is not { } pair)
        {
            return null;
        }

        if (pair.First < pair.Second)
        {
            return (pair.First, pair.Second);
        }

        Refuse(node, string.Create(CultureInfo.InvariantCulture, $"{entry} is [{pair.First}, {pair.Second}], expected [low, high] with low < high"));
        return null;
    }

    /// <summary>A list of two numbers.</summary>
    public (double First, double Second)? Pair(ConfigNode node, string entry, string expected, bool finite)
    {
        if (node is not ConfigList { Items: [var one, var two] })
        {
            Refuse(node, $"{entry} is {(node is ConfigList list ? string.Create(CultureInfo.InvariantCulture, $"a list of {list.Items.Count}") : node.Kind)}, expected {expected}");
            return null;
        }

        double? first = finite ? Finite(one, entry) : Quantity(one, entry);
        double? second = finite ? Finite(two, entry) : Quantity(two, entry);
        return first is { } a && second is { } b ? (a, b) : null;
    }

    /// <summary>A whole number of a range.</summary>
    public int? Whole(ConfigNode node, string path, int low, int high)
    {
        if (node is ConfigScalar { Quoted: false } scalar && ScalarValues.Integer(scalar.Text) is { } value && value >= low && value <= high)
        {
            return (int)value;
        }

        Refuse(node, string.Create(CultureInfo.InvariantCulture, $"'{path}' is {node.Kind}, expected a whole number from {low} to {high}"));
        return null;
    }

    /// <summary>A text of one line.</summary>
    public string? Word(ConfigNode node, string path, string expected)
    {
        if (node is ConfigScalar { IsNull: false } scalar && scalar.Text.Trim().Length > 0 && !scalar.Text.Trim().AsSpan().ContainsAny('\n', '\0'))
        {
            return scalar.Text.Trim();
        }

        Refuse(node, $"'{path}' is {node.Kind}, expected {expected}");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string? Choice(ConfigNode node, string path, params string[] choices)
    {
        string? word = Word(node, path, $"one of {string.Join(", ", choices)}");
        if (word is null || choices.Contains(word, StringComparer.Ordinal))
        {
            return word;
        }

        Refuse(node, $"'{path}' is '{KeyNames.Show(word)}', expected one of {string.Join(", ", choices)}{Hints.Near(word, choices)}");
        return null;
    }

    /// <summary>A name or a list of names of the model; null means all.</summary>
    public IReadOnlyList<PlacedName>? Names(ConfigNode? node, string path, string what)
    {
        if (node is null or ConfigScalar { Text: "all", Quoted: false })
        {
            return null;
        }

        List<PlacedName> names = [];
        foreach (ConfigNode item in node is ConfigList list ? list.Items : [node])
        {
            if (Word(item, path, $"the name of {what}, a list of names, or all") is not { } name)
            {
                continue;
            }

            if (names.Any(n => n.Name == name))
            {
                Refuse(item, $"'{path}' names '{KeyNames.Show(name)}' twice; remove one");
                continue;
            }

            names.Add(new PlacedName(name, item.Position));
        }

        return names;
    }

    private ExpressionText? Text(ConfigNode node, string entry)
    {
        if (node is ConfigScalar { IsNull: false } scalar)
        {
            return new ExpressionText(source, entry, scalar.Text, scalar.Position);
        }

        string hint = node is ConfigMap ? "; inside { } an expression with a comma or brackets needs quotes" : node is ConfigList ? "; an expression that starts with [ needs quotes" : "";
        Refuse(node, $"{entry} is {node.Kind}, expected an expression such as 2 * height(\"torso\"){hint}");
        return null;
    }

    private bool IsGoodName(ConfigEntry entry, string path)
    {
        if (!NamePattern().IsMatch(entry.Key) || entry.Key.Length > 64)
        {
            return Refuse(entry.KeyPosition, $"'{KeyNames.Show(entry.Key)}' in '{path}' is no name; a name has letters, digits and _, starts with a letter and has at most 64 characters");
        }

        return true;
    }

    [GeneratedRegex("\\A[A-Za-z_][A-Za-z0-9_]*\\z")]
    private static partial Regex NamePattern();
}
