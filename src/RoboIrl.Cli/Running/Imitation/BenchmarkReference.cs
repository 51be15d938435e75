using System.Globalization;
using System.Security.Cryptography;
using RoboIrl.Cli.Running.Data;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Envs;
using RoboIrl.MuJoCo;

namespace RoboIrl.Cli.Running.Imitation;

/// <summary>What scores of a body lie between, and what it was measured on.</summary>
/// <param name="Body">The body.</param>
/// <param name="Demonstrations">SHA-256 of the demonstrations' index, which holds a checksum of every recorded number.</param>
/// <param name="Tremble">Probability that an action is replaced by a random one.</param>
/// <param name="Episodes">Episodes of each policy.</param>
/// <param name="Seed">Of the episodes.</param>
/// <param name="Engine">Version of the physics.</param>
/// <param name="Expert">Mean return of the expert's policy.</param>
/// <param name="Random">Mean return of uniformly random actions.</param>
/// <param name="Clean">Mean return of the demonstrations, in which no hand trembles.</param>
/// <param name="Source">Who demonstrated.</param>
internal sealed record BenchmarkReference(
    string Body, string Demonstrations, double Tremble, int Episodes, ulong Seed, string Engine, double Expert, double Random, double Clean, string Source)
{
    private const int EpisodesOfEach = 20;

    /// <summary>Whether a reference was measured on these demonstrations, as it would be now.</summary>
    /// <param name="data">Folder of the demonstrations.</param>
    /// <param name="tremble">Of the benchmark.</param>
    public bool IsOf(string data, double tremble) =>
        Demonstrations == DigestOf(data) && Tremble.Equals(tremble) && Episodes == EpisodesOfEach && Seed == SeedOfEpisodes && Engine == EngineNow;

    /// <summary>Measures.</summary>
    /// <param name="body">The body.</param>
    /// <param name="data">Its demonstrations.</param>
    /// <param name="actor">Who demonstrated.</param>
    /// <param name="tremble">Probability that an action is replaced by a random one.</param>
    /// <param name="stop">Breaks off by an exception.</param>
    public static BenchmarkReference Measure(string body, string data, CollectingActor actor, double tremble, CancellationToken stop)
    {
        EnvironmentConfig environment = new() { Id = actor.Definition.Id, Randomization = new RandomizationConfig { Tremble = tremble } };
        using EpisodeRunner episodes = new(Suite.FindForEvaluation(environment));
        using Dataset dataset = Dataset.Open(data, verify: false);
        DatasetOrigin origin = dataset.Description.Origin;
        return new BenchmarkReference(
            body, DigestOf(data), tremble, EpisodesOfEach, SeedOfEpisodes, EngineNow,
            MeanReturn(episodes, actor.PolicyFor(episodes.Spec, noise: 0), actor.Mode, stop),
            MeanReturn(episodes, new RandomPolicy(episodes.Spec), ActMode.Sample, stop),
            Enumerable.Range(0, dataset.EpisodeCount).Average(dataset.ReturnOf),
            string.Create(CultureInfo.InvariantCulture, $"{origin.Policy} of the run {origin.Run} at step {origin.Checkpoint:N0}"));
    }

    private static ulong SeedOfEpisodes => new EvaluationConfig().Seed;

    private static string EngineNow => "MuJoCo " + MjModel.EngineVersion;

    private static double MeanReturn(EpisodeRunner episodes, IPolicy policy, ActMode mode, CancellationToken stop) => Enumerable.Range(0, EpisodesOfEach).Average(e =>
    {
        double value = episodes.Run(policy, mode, SeedOfEpisodes, (ulong)e, stop).Return;
        stop.ThrowIfCancellationRequested();
        return value;
    });

    private static string DigestOf(string data)
    {
        string index = Path.Combine(data, "index.json");
        return File.Exists(index) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(index))) : "";
    }
}
