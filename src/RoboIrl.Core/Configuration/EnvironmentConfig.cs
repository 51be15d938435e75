#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
namespace RoboIrl.Core.Configuration;

/// <summary>The section <c>environment:</c>.</summary>
public sealed record EnvironmentConfig
{
    [Doc("Registered id, for example locomotion/half-cheetah-v5; 'roboirl env list' names them all")]
    public string? Id { get; init; }

    [Doc("Instead of an id: a YAML file that describes an environment, relative to the file where this is written")]
    public string? File { get; init; }

    [Doc("Number of worlds that are stepped together", Unit = "worlds")]
    [Range(1, 65_536)]
    public int Count { get; init; } = 1;

    [Doc("Threads that step the worlds; results do not depend on it", Unit = "threads")]
    [Range(1, 1_024)]
    public int Workers { get; init; } = 1;

    [Doc("The run stops when more than this fraction of its episodes ended in a numeric fault of the physics", Unit = "fraction of episodes")]
    [Range(0, 1)]
    public double MaxFaultRate { get; init; } = 0.01;

    [Doc("Program in C# that pays instead of the environment, relative to the file where this is written; 'roboirl reward check' tells whether it can. Success stays the environment's own")]
    public string? RewardProgram { get; init; }

    [Doc("Whether the reward is 1 in each step in which the task is done and 0 in all others, instead of the environment's own")]
    public bool SuccessReward { get; init; }

    [Doc("What differs from episode to episode (domain randomization); nothing by default")]
    public RandomizationConfig? Randomization { get; init; }

    [Doc("Rendered camera images as observations; none by default")]
    public PixelConfig? Pixels { get; init; }

    [Doc("Rules and placements of the manipulation suite's tasks (metaworld/...); its defaults by default")]
    public ManipulationConfig? Manipulation { get; init; }

    /// <summary>What tables and folders call the environment: the id, or the name of the file.</summary>
    public string Name => Id ?? Path.GetFileNameWithoutExtension(File) ?? "";
}
