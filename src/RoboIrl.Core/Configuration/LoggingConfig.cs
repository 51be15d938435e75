#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
namespace RoboIrl.Core.Configuration;

/// <summary>The section <c>logging:</c>.</summary>
public sealed record LoggingConfig
{
    [Doc("Distance between two rows of metrics; values in between are averaged. Evaluations and checkpoints end a row too", Unit = "environment steps")]
    [Range(1, 1e15)]
    public long Every { get; init; } = 1_000;

    [Doc("Whether TensorBoard event files are written beside metrics.csv")]
    public bool Tensorboard { get; init; } = true;
}
