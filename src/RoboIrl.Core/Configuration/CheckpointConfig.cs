#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
namespace RoboIrl.Core.Configuration;

/// <summary>The section <c>checkpoint:</c>.</summary>
public sealed record CheckpointConfig
{
    [Doc("Steps between two checkpoints; the end of the run is always saved", Unit = "environment steps")]
    [Range(1, 1e15)]
    public long Every { get; init; } = 100_000;

    [Doc("How many checkpoints stay on disk; older ones are removed", Unit = "checkpoints")]
    [Range(1, 10_000)]
    public int Keep { get; init; } = 3;
}
