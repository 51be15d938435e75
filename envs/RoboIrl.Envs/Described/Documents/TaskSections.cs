using System.Globalization;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Documents;

/// <summary>Reads what is observed, rewarded, told, and when it ends.</summary>
internal static class TaskSections
{
    private const int MaxEntries = 1_000;
    private const int MaxElement = 1_000_000;
    private static readonly string[] ObservationKeys = ["name", "value", "clip", "scale", "constant"];
    private static readonly string[] RewardKeys = ["value", "weight"];

    public static IReadOnlyList<ObservationEntry> ReadObservation(ConfigNode? node, Reading reading)
    {
        if (node is null)
        {
            return [];
        }

        if (node is not ConfigList { Items: { Count: > 0 and <= MaxEntries } items })
        {
            reading.Refuse(node, $"'observation' is {(node is ConfigList list ? string.Create(CultureInfo.InvariantCulture, $"a list of {list.Items.Count}") : node.Kind)}, expected a list of 1 to {MaxEntries} expressions, for example - qpos()");
            return [];
        }

        List<ObservationEntry> entries = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < items.Count; i++)
        {
            if (ReadOne(items[i], string.Create(CultureInfo.InvariantCulture, $"observation {i + 1}"), reading) is not { } entry)
            {
                continue;
            }

            if (entry.Name is not null && !names.Add(entry.Name))
            {
                reading.Refuse(items[i], $"the observation name '{KeyNames.Show(entry.Name)}' is taken by an entry above; rename one");
            }

            entries.Add(entry);
        }

        return entries;
    }

    public static IReadOnlyList<RewardEntry> ReadReward(ConfigNode? node, Reading reading)
    {
        List<RewardEntry> entries = [];
        foreach (ConfigEntry entry in reading.Named(node, "reward", "forward: velocity(\"torso\")[0]"))
        {
            string what = $"reward '{entry.Key}'";
            ConfigNode value = entry.Value;
            double weight = 1;
            if (value is ConfigMap written)
            {
                if (reading.Map(written, $"reward.{entry.Key}", RewardKeys)?.Find("value") is not { } inner)
                {
                    reading.Refuse(written, $"missing key 'reward.{entry.Key}.value': an expression");
                    continue;
                }

                value = inner.Value;
                if (written.Find("weight") is { } weighted)
                {
                    weight = reading.Finite(weighted.Value, $"the weight of {what}") ?? 1;
                }
            }

            if (reading.Expression(value, what) is { } expression)
            {
                entries.Add(new RewardEntry(entry.Key, expression.Text, expression.Syntax, weight));
            }
        }

        if (node is ConfigMap { Entries.Count: 0 } or ConfigScalar { IsNull: true })
        {
            reading.Refuse(node, "'reward' is empty, expected at least one named expression, for example forward: velocity(\"torso\")[0]");
        }

        return entries;
    }

    public static IReadOnlyList<NamedExpression> ReadNamed(ConfigNode? node, string path, string example, Reading reading)
    {
        List<NamedExpression> entries = [];
        foreach (ConfigEntry entry in reading.Named(node, path, example))
        {
            if (reading.Expression(entry.Value, $"{path} '{entry.Key}'") is { } expression)
            {
                entries.Add(new NamedExpression(entry.Key, entry.KeyPosition, expression.Text, expression.Syntax));
            }
        }

        return entries;
    }

    private static ObservationEntry? ReadOne(ConfigNode node, string what, Reading reading)
    {
        if (node is not ConfigMap)
        {
            return reading.Expression(node, what) is { } plain ? new ObservationEntry(null, plain.Text, plain.Syntax) : null;
        }

        ConfigMap map = reading.Map(node, what, ObservationKeys)!;
        string? name = map.Find("name") is { } named ? reading.Word(named.Value, $"{what}.name", "a name") : null;
        (double, double)? clip = map.Find("clip") is { } clipped ? reading.Interval(clipped.Value, $"the clip of {what}", finite: false) : null;
        double scale = (map.Find("scale") is { } scaled ? reading.Finite(scaled.Value, $"the scale of {what}") : null) ?? 1;
        List<(int, SourcePosition)> constant = ReadConstant(map.Find("constant")?.Value, what, reading);
        if (map.Find("value") is not { } value)
        {
            reading.Refuse(map, $"missing key '{what}.value': an expression");
            return null;
        }

        return reading.Expression(value.Value, name is null ? what : $"observation '{KeyNames.Show(name)}'") is { } expression
            ? new ObservationEntry(name, expression.Text, expression.Syntax) { Clip = clip, Scale = scale, Constant = constant }
            : null;
    }

    private static List<(int, SourcePosition)> ReadConstant(ConfigNode? node, string what, Reading reading)
    {
        List<(int, SourcePosition)> elements = [];
        foreach (ConfigNode item in node is ConfigList list ? list.Items : node is null ? [] : [node])
        {
            if (reading.Whole(item, $"{what}.constant", 0, MaxElement) is { } element)
            {
                elements.Add((element, item.Position));
            }
        }

        return elements;
    }
}
