using System.Globalization;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Documents;

/// <summary>Reads how an episode starts.</summary>
internal static class ResetReader
{
    private static readonly string[] Keys = ["keyframe", "draws"];
    private static readonly string[] DrawKeys = ["of", "joints", "exclude", "mode", "uniform", "normal", "value"];

    public static ResetSection Read(ConfigNode? node, Reading reading)
    {
        if (node is null or ConfigScalar { IsNull: true } || reading.Map(node, "reset", Keys) is not { } map)
        {
            return new ResetSection(null, []);
        }

        PlacedName? keyframe = map.Find("keyframe") is { } named && reading.Word(named.Value, "reset.keyframe", "the name of a keyframe") is { } name
            ? new PlacedName(name, named.Value.Position)
            : null;
        if (map.Find("draws") is not { } draws)
        {
            return new ResetSection(keyframe, []);
        }

        if (draws.Value is not ConfigList list)
        {
            reading.Refuse(draws.Value, $"'reset.draws' is {draws.Value.Kind}, expected a list, for example - {{of: qpos, uniform: [-0.1, 0.1]}}");
            return new ResetSection(keyframe, []);
        }

        return new ResetSection(keyframe, [.. list.Items.Select((item, i) => ReadDraw(item, string.Create(CultureInfo.InvariantCulture, $"reset.draws {i + 1}"), reading)).OfType<DrawEntry>()]);
    }

    private static DrawEntry? ReadDraw(ConfigNode node, string path, Reading reading)
    {
        if (reading.Map(node, path, DrawKeys) is not { } map)
        {
            return null;
        }

        if (map.Find("of") is not { } of)
        {
            reading.Refuse(map, $"missing key '{path}.of': qpos or qvel");
            return null;
        }

        string? array = reading.Choice(of.Value, $"{path}.of", "qpos", "qvel");
        string mode = (map.Find("mode") is { } moded ? reading.Choice(moded.Value, $"{path}.mode", "add", "set") : null) ?? "add";
        IReadOnlyList<PlacedName>? joints = reading.Names(map.Find("joints")?.Value, $"{path}.joints", "a joint");
        IReadOnlyList<PlacedName> exclude = map.Find("exclude") is { } excluded ? ReadExclude(excluded.Value, $"{path}.exclude", reading) : [];
        if (joints is not null && exclude.Count > 0)
        {
            reading.Refuse(map.Find("exclude")!.Value.Value, $"'{path}' has joints and exclude; name the joints, or those to leave out, not both");
        }

        if (ReadDistribution(map, path, reading) is not { } drawn || array is null)
        {
            return null;
        }

        if (drawn.Kind == DrawKind.Limits && (array != "qpos" || mode != "set"))
        {
            reading.Refuse(map, $"'{path}' draws within the joints' limits; that needs of: qpos and mode: set");
        }

        return new DrawEntry(array == "qpos", joints, exclude, mode == "set", drawn.Kind, drawn.First, drawn.Second, map.Position);
    }

    private static IReadOnlyList<PlacedName> ReadExclude(ConfigNode node, string path, Reading reading)
    {
        if (reading.Names(node, path, "a joint") is { } names)
        {
            return names;
        }

        reading.Refuse(node, $"'{path}' is all: nothing is left to draw; name the joints to leave out");
        return [];
    }

    private static (DrawKind Kind, double First, double Second)? ReadDistribution(ConfigMap map, string path, Reading reading)
    {
        ConfigEntry[] given = [.. map.Entries.Where(e => e.Key is "uniform" or "normal" or "value")];
        if (given.Length != 1)
        {
            reading.Refuse(given.Length == 0 ? map.Position : given[1].KeyPosition, $"'{path}' has {(given.Length == 0 ? "no" : "more than one")} distribution, expected one of uniform: [low, high], uniform: limits, normal: [mean, deviation], value: x");
            return null;
        }

        ConfigNode node = given[0].Value;
        string entry = $"'{path}.{given[0].Key}'";
        switch (given[0].Key)
        {
            case "uniform" when node is ConfigScalar { Text: "limits" }:
                return (DrawKind.Limits, 0, 0);
            case "uniform":
                return reading.Interval(node, entry, finite: true) is { } range ? (DrawKind.Uniform, range.Low, range.High) : null;
            case "value":
                return reading.Finite(node, entry) is { } value ? (DrawKind.Value, value, 0) : null;
            default:
                if (reading.Pair(node, entry, "[mean, deviation]", finite: true) is not { } normal)
                {
                    return null;
                }

                if (normal.Second < 0)
                {
                    reading.Refuse(node, string.Create(CultureInfo.InvariantCulture, $"{entry} has the deviation {normal.Second}, expected 0 or more"));
                    return null;
                }

                return (DrawKind.Normal, normal.First, normal.Second);
        }
    }
}
