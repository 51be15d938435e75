using RoboIrl.Core.Configuration;

namespace RoboIrl.Core.Tests.Configuration;

public enum SampleMode
{
    Plain,
    VeryFancy,
}

[Doc("A sample learner")]
public sealed record AlphaConfig : IConfigChecks
{
    [Doc("Step size of the optimiser", Source = "a paper")]
    [Range(0, 1, MinExclusive = true)]
    public double LearningRate { get; init; } = 3e-4;

    [Doc("Rows per update", Unit = "transitions")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 64;

    [Range(1, 1_000)]
    public int Minibatches { get; init; } = 4;

    [Range(1, 4_096)]
    public IReadOnlyList<int> Hidden { get; init; } = [64, 64];

    public SampleMode Mode { get; init; } = SampleMode.Plain;

    public double? TargetKl { get; init; }

    public bool Anneal { get; init; } = true;

    [OneOf("tanh", "relu")]
    public string Activation { get; init; } = "tanh";

    public float Gain { get; init; } = 0.01f;

    public string? Note { get; init; }

    public AlphaNested Nested { get; init; } = new() { Depth = 7 };

    public IReadOnlyList<AlphaNested> Stages { get; init; } = [];

    public void Check(ConfigReport report)
    {
        if (BatchSize % Minibatches != 0)
        {
            report.Add(nameof(Minibatches), $"{BatchSize} rows do not split into {Minibatches} minibatches; choose a divisor");
        }
    }
}

public sealed record AlphaNested
{
    [Range(0, 10)]
    public int Depth { get; init; } = 1;

    public string Name { get; init; } = "none";
}

public sealed record BetaConfig
{
    [Doc("It has no default")]
    public required double Temperature { get; init; }

    public ulong Key { get; init; }

    public long Delay { get; init; }
}

internal static class Samples
{
    public const string Minimal = "environment: {id: test/one}\nlearner: alpha\ntotal_steps: 1000\n";

    public static LearnerCatalog Catalog { get; } = new LearnerCatalog().Add<AlphaConfig>("alpha").Add<BetaConfig>("beta");

    public static ExperimentConfig Parse(string text, params string[] overrides) => ConfigLoader.ParseExperiment(text, "x.yaml", Catalog, overrides);

    public static AlphaConfig Alpha(string text, params string[] overrides) => (AlphaConfig)Parse(text, overrides).LearnerSection;

    public static IReadOnlyList<ConfigProblem> Problems(string text, params string[] overrides) =>
        Xunit.Assert.Throws<ConfigException>(() => Parse(text, overrides)).Problems;

    public static string Problem(string text, params string[] overrides) => Xunit.Assert.Single(Problems(text, overrides)).ToString();
}
