namespace RoboIrl.Cli.Running;

/// <summary>What a run was trained with, read from the configuration that its folder holds, as it was written then.</summary>
/// <remarks>Not the loaded configuration: that one fills keys which an older version did not know with today's defaults.</remarks>
internal static class RunSettings
{
    private const string Null = "null";

    /// <summary>Key of the operands of products between hidden layers; only where they are not float32.</summary>
    public const string Precision = "compute.precision";

    // What changes no result, or is told otherwise.
    private static readonly string[] Irrelevant =
        ["seed", "evaluation.stop_after", "compute.device", "compute.threads", "compute.fused", "checkpoint.", "logging.", "environment.workers", "environment.file"];

    // Defaults of keys that older runs lack.
    private static readonly (string Key, string Value)[] Unused = [("evaluation.stop_at_success", "0"), ("environment.success_reward", "false"), (Precision, "float32")];

    /// <summary>Dotted keys and values of a configuration as <c>config show</c> writes it; without those that change no result.</summary>
    /// <param name="text">YAML in block style, two blanks a level.</param>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        List<string> path = [];
        foreach (string line in text.Split('\n').Where(l => l.Trim() is [not '#', ..]))
        {
            string[] parts = line.Trim().Split(':', 2, StringSplitOptions.TrimEntries);
            int level = Math.Min((line.Length - line.TrimStart().Length) / 2, path.Count);
            path.RemoveRange(level, path.Count - level);
            path.Add(parts[0]);
            string key = string.Join('.', path);
            string value = parts.Length > 1 ? parts[1] : parts[0];
            if (value.Length > 0 && value != Null && !Unused.Contains((key, value)) && !Irrelevant.Any(i => i.EndsWith('.') ? key.StartsWith(i, StringComparison.Ordinal) : key == i))
            {
                settings[key] = settings.TryGetValue(key, out string? before) ? $"{before} {value}" : value; // lists in block style
            }
        }

        return settings;
    }

    /// <summary>The keys in which some configurations differ, each with its values; a dash where one has no such key.</summary>
    /// <param name="runs">From <see cref="Read"/>.</param>
    public static IReadOnlyList<string> Differences(IReadOnlyList<IReadOnlyDictionary<string, string>> runs) =>
        [.. runs.SelectMany(r => r.Keys).Distinct().Order(StringComparer.Ordinal)
            .Select(key => (Key: key, Values: runs.Select(r => r.GetValueOrDefault(key, "-")).Distinct().ToArray()))
            .Where(k => k.Values.Length > 1)
            .Select(k => $"{k.Key} ({string.Join(", ", k.Values)})")];
}
