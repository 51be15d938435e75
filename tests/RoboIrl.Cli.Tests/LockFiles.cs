using System.Text.Json.Nodes;

namespace RoboIrl.Cli.Tests;

/// <summary>Files of <c>bench musik</c>, read and made by hand.</summary>
internal static class LockFiles
{
    /// <summary>A number of a file.</summary>
    public static long Number(string path, string key) => (long)Read(path)[key]!;

    /// <summary>What a file holds.</summary>
    public static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(path))!.AsObject();

    /// <summary>Changes a file.</summary>
    public static void Change(string path, Action<JsonObject> change)
    {
        JsonObject file = Read(path);
        change(file);
        File.WriteAllText(path, file.ToJsonString());
    }

    /// <summary>Writes a run as versions wrote them that kept neither parameters nor origin.</summary>
    /// <param name="path">The file; its folder is created.</param>
    /// <param name="method">Name of the learner.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="samples">Episodes per problem and, half of it, per layer of the rewards.</param>
    /// <param name="mean">Return of the policy.</param>
    /// <param name="definition">As in the folder's name.</param>
    /// <param name="horizon">H.</param>
    public static void Write(string path, string method, int seed, int samples, double mean = 1, string definition = "code", int horizon = 3)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        int episodes = ((horizon - 1) * samples) + (horizon * samples / 2);
        JsonObject file = new()
        {
            ["method"] = method,
            ["horizon"] = horizon,
            ["seed"] = seed,
            ["definition"] = definition,
            ["budget"] = new JsonObject { ["cover_samples"] = samples, ["reward_samples"] = samples / 2, ["most_samples"] = 0, ["episodes"] = episodes },
            ["episodes"] = episodes,
            ["reward_episodes"] = horizon * samples / 2,
            ["mean_return"] = mean,
            ["rollouts"] = 500,
            ["cover"] = 0.9,
            ["cover_layer"] = 1,
            ["decoding"] = null,
            ["seconds"] = 60,
            ["processor_seconds"] = 90,
            ["attainable"] = new JsonArray([.. Enumerable.Repeat(0.1, horizon - 1).Select(static v => (JsonNode)v)]),
            ["layers"] = new JsonArray(Layer(1, -2.2), Layer(2, -2.5)),
            ["is_open"] = mean >= 0.99,
        };
        File.WriteAllText(path, file.ToJsonString());

        JsonObject Layer(int goal, double achieved) => new()
        {
            ["stage"] = "cover",
            ["goal"] = goal,
            ["layer"] = goal - 1,
            ["episodes"] = samples,
            ["attempts"] = 1,
            ["trivial"] = -2.3,
            ["achieved"] = achieved,
            ["error"] = 0.01,
        };
    }
}
