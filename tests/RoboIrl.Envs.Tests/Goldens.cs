using System.Text.Json;

namespace RoboIrl.Envs.Tests;

/// <summary>tests/goldens/locomotion.json: numbers of the reference models and rollouts.</summary>
internal static class Goldens
{
    private static readonly JsonDocument Document =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", "locomotion.json")));

    /// <summary>The golden model of each registered id.</summary>
    public static IReadOnlyDictionary<string, string> ModelOf { get; } = new Dictionary<string, string>
    {
        ["locomotion/half-cheetah-v4"] = "HalfCheetah",
        ["locomotion/half-cheetah-v5"] = "HalfCheetah",
        ["locomotion/hopper-v4"] = "Hopper",
        ["locomotion/hopper-v5"] = "Hopper",
        ["locomotion/walker2d-v4"] = "Walker2d",
        ["locomotion/walker2d-v5"] = "Walker2d_v5",
        ["locomotion/ant-v4"] = "Ant",
        ["locomotion/ant-v5"] = "Ant",
        ["locomotion/humanoid-v4"] = "Humanoid",
        ["locomotion/humanoid-v5"] = "Humanoid",
        ["locomotion/swimmer-v4"] = "Swimmer",
        ["locomotion/swimmer-v5"] = "Swimmer",
        ["locomotion/reacher-v4"] = "Reacher",
        ["locomotion/reacher-v5"] = "Reacher",
        ["locomotion/inverted-pendulum-v4"] = "InvertedPendulum",
        ["locomotion/inverted-pendulum-v5"] = "InvertedPendulum",
        ["locomotion/inverted-double-pendulum-v4"] = "InvertedDoublePendulum",
        ["locomotion/inverted-double-pendulum-v5"] = "InvertedDoublePendulum",
    };

    public static JsonElement Of(string id) => Document.RootElement.GetProperty(ModelOf[id]);

    /// <summary>A number, a list or nested lists as one flat list.</summary>
    public static double[] Flat(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Flat)],
        _ => [element.GetDouble()],
    };

    public static double[] Flat(this JsonElement element, string property) => Flat(element.GetProperty(property));

    /// <summary>Fails with the first element that is farther than the tolerance.</summary>
    public static void AssertNear(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance, string what)
    {
        Xunit.Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} elements, expected {expected.Length}");
        for (int i = 0; i < expected.Length; i++)
        {
            bool near = Math.Abs(expected[i] - actual[i]) <= tolerance;
            Xunit.Assert.True(near, $"{what}[{i}] is {actual[i]:R}, expected {expected[i]:R} within {tolerance}");
        }
    }
}
