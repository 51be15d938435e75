#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
namespace RoboIrl.Core.Configuration;

/// <summary>The section <c>environment.manipulation:</c> of tasks and benchmarks of the manipulation suite, and of tabletop tasks, which take observation and hide_goal from it.</summary>
public sealed record ManipulationConfig
{
    /// <summary>Placements per task where nothing else is asked for.</summary>
    public const int DefaultVariations = 50;

    [Doc("fixed: the published rewards without their known defects; faithful: with them, for numbers that shall compare")]
    [OneOf("fixed", "faithful")]
    public string Rules { get; init; } = "fixed";

    [Doc("Whether the goal's three numbers are observed as 0; benchmarks for meta-learning hide it anyway")]
    public bool HideGoal { get; init; }

    [Doc("plain: the 39 numbers as policies of Meta-World take them; scaled: places about the middle of the workspace in units of 0.2 m, and what changed since the step before in units of 0.02 instead of the frame then, which is learned from sooner")]
    [OneOf("plain", "scaled")]
    public string Observation { get; init; } = "plain";

    [Doc("Fixed placements of objects and goal per task, one of them drawn per episode; 0 draws a new placement for every episode", Unit = "placements")]
    [Range(0, 100_000)]
    public int Variations { get; init; } = DefaultVariations;

    [Doc("Folder with the original models, a Meta-World checkout or its metaworld/assets, relative to the file where this is written; by default that of METAWORLD_ASSETS, without it the built-in models")]
    public string? Assets { get; init; }

    [Doc("Seed of the benchmark: which fixed placements; another seed gives others, for example to test on")]
    public ulong VariationSeed { get; init; }
}
