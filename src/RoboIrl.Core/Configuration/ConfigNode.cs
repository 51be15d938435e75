using System.Globalization;

namespace RoboIrl.Core.Configuration;

/// <summary>A part of a YAML file with its position. Immutable once read, so that aliases may share it.</summary>
internal abstract class ConfigNode(SourcePosition position)
{
    public SourcePosition Position { get; } = position;

    /// <summary>Number of nodes below and including this one, aliases counted as if written out.</summary>
    public abstract int Size { get; }

    /// <summary>What the node is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value.</summary>
internal sealed class ConfigScalar(SourcePosition position, string text, bool quoted) : ConfigNode(position)
{
    public string Text { get; } = text;

    public bool Quoted { get; } = quoted;

    public bool IsNull => !Quoted && Text is "" or "~" or "null";

    public override int Size => 1;

    public override string Kind => IsNull ? "nothing" : Quoted ? $"the text \"{KeyNames.Show(Text)}\"" : $"'{KeyNames.Show(Text)}'";
}

/// <summary>A list.</summary>
internal sealed class ConfigList(SourcePosition position, IReadOnlyList<ConfigNode> items) : ConfigNode(position)
{
    public IReadOnlyList<ConfigNode> Items { get; } = items;

    public override int Size { get; } = 1 + items.Sum(static item => item.Size);

    public override string Kind => "a list";
}

/// <summary>One key of a map.</summary>
internal readonly record struct ConfigEntry(string Key, SourcePosition KeyPosition, ConfigNode Value);

/// <summary>A map with unique keys, in the order they were written.</summary>
internal sealed class ConfigMap(SourcePosition position, IReadOnlyList<ConfigEntry> entries) : ConfigNode(position)
{
    public IReadOnlyList<ConfigEntry> Entries { get; } = entries;

    public override int Size { get; } = 1 + entries.Sum(static entry => 1 + entry.Value.Size);

    public override string Kind => "a section";

    public ConfigEntry? Find(string key)
    {
        foreach (ConfigEntry entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Where a dotted key such as <c>a.b[2].c</c> is written; the nearest part above it where it is not.</summary>
    public SourcePosition Locate(string key)
    {
        ConfigNode node = this;
        foreach (string part in key.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            ConfigNode? next = node switch
            {
                ConfigMap map => map.Find(part)?.Value,
                ConfigList list when part[0] == '[' && int.TryParse(part.AsSpan(1, part.Length - 2), CultureInfo.InvariantCulture, out int i) && i < list.Items.Count => list.Items[i],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            node = next;
        }

        return node.Position;
    }

    /// <summary>This map without one key.</summary>
    public ConfigMap Without(string key) => new(Position, [.. Entries.Where(entry => entry.Key != key)]);

    // An environment is named by id or by file: who extends a file that has the one may give the other.
    private ConfigMap WithoutRivalsOf(ConfigMap later, string key)
    {
        if (key != "environment" || (later.Find("id") is null) == (later.Find("file") is null))
        {
            return this;
        }

        return Without(later.Find("id") is null ? "id" : "file");
    }

    /// <summary>Both maps together: sections are merged, anything else is replaced by the later one.</summary>
    public ConfigMap MergedWith(ConfigMap later)
    {
        List<ConfigEntry> merged = [.. Entries];
        Dictionary<string, int> places = [];
        for (int i = 0; i < merged.Count; i++)
        {
            places[merged[i].Key] = i;
        }

        foreach (ConfigEntry entry in later.Entries)
        {
            if (!places.TryGetValue(entry.Key, out int i))
            {
                merged.Add(entry);
            }
            else if (merged[i].Value is ConfigMap mine && entry.Value is ConfigMap theirs)
            {
                merged[i] = entry with { Value = mine.WithoutRivalsOf(theirs, entry.Key).MergedWith(theirs) };
            }
            else
            {
                merged[i] = entry;
            }
        }

        return new ConfigMap(later.Position, merged);
    }
}
