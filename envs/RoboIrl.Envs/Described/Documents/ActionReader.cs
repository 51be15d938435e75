using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Documents;

/// <summary>Reads how actions become controls.</summary>
internal static class ActionReader
{
    private static readonly string[] Keys = ["mapping", "actuators", "overrides"];
    private static readonly string[] OverrideKeys = ["mapping", "range"];

    public static ActionSection Read(ConfigNode? node, ConfigMap root, Reading reading)
    {
        if (node is null or ConfigScalar { IsNull: true })
        {
            return new ActionSection(false, node?.Position ?? root.Position, null, []);
        }

        // The short form: action: raw
        if (node is ConfigScalar)
        {
            return new ActionSection(IsRaw(node, "action", reading), node.Position, null, []);
        }

        if (reading.Map(node, "action", Keys) is not { } map)
        {
            return new ActionSection(false, node.Position, null, []);
        }

        bool raw = map.Find("mapping") is { } mapping && IsRaw(mapping.Value, "action.mapping", reading);
        IReadOnlyList<PlacedName>? actuators = reading.Names(map.Find("actuators")?.Value, "action.actuators", "an actuator");
        if (actuators is { Count: 0 } && map.Find("actuators")?.Value is ConfigList { Items.Count: 0 } empty)
        {
            reading.Refuse(empty, "'action.actuators' is an empty list, expected at least one actuator, or all");
        }

        List<ActionOverride> overrides = [];
        if (map.Find("overrides") is { } written && written.Value is not ConfigMap)
        {
            reading.Refuse(written.Value, $"'action.overrides' is {written.Value.Kind}, expected a section of actuators, for example knee: {{range: [-0.5, 0.5]}}");
        }

        foreach (ConfigEntry entry in (map.Find("overrides")?.Value as ConfigMap)?.Entries ?? [])
        {
            overrides.Add(ReadOverride(entry, raw, reading));
        }

        return new ActionSection(raw, node.Position, actuators, overrides);
    }

    private static ActionOverride ReadOverride(ConfigEntry entry, bool raw, Reading reading)
    {
        PlacedName actuator = new(entry.Key, entry.KeyPosition);
        string path = $"action.overrides.{KeyNames.Show(entry.Key)}";
        if (reading.Map(entry.Value, path, OverrideKeys) is not { } map)
        {
            return new ActionOverride(actuator, raw, null);
        }

        (double, double)? range = map.Find("range") is { } ranged ? reading.Interval(ranged.Value, $"'{path}.range'", finite: true) : null;
        bool isRaw = map.Find("mapping") is { } mapping ? IsRaw(mapping.Value, $"{path}.mapping", reading) : raw && range is null;
        if (isRaw && range is not null)
        {
            reading.Refuse(map.Find("range")!.Value.Value, $"'{path}' is raw and has a range; a range belongs to a scaled action: remove one");
        }

        return new ActionOverride(actuator, isRaw, range);
    }

    private static bool IsRaw(ConfigNode node, string path, Reading reading) => reading.Choice(node, path, "scaled", "raw") == "raw";
}
