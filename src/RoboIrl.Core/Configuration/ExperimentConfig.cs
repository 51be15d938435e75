#pragma warning disable CS1591 // The [Doc] of a key is its documentation: one place for the code, 'config show' and 'config schema'.
namespace RoboIrl.Core.Configuration;

/// <summary>One experiment: what is learned, where, for how long and what is kept. One YAML file.</summary>
[Doc("One experiment: an environment, a learner and how long it learns")]
public sealed record ExperimentConfig
{
    [Doc("The environment that is learned in")]
    public required EnvironmentConfig Environment { get; init; }

    [Doc("Name of the learner; selects the section of the same name")]
    public required string Learner { get; init; }

    [Doc("Folder of the recorded episodes that are learned from (docs/datasets.md), relative to the file where this is written; for learners that need one")]
    public string? Dataset { get; init; }

    [Doc("Length of the run, summed over all worlds; a learner from a dataset steps none and counts updates, here and in every schedule", Unit = "environment steps")]
    [Range(1, 1e15)]
    public required long TotalSteps { get; init; }

    [Doc("Seed of everything random in the run; the same file and seed give the same bytes")]
    public ulong Seed { get; init; } = 1;

    [Doc("Where tensors are computed")]
    public ComputeConfig Compute { get; init; } = new();

    [Doc("Evaluation during the run, with deterministic actions and its own worlds")]
    public EvaluationConfig Evaluation { get; init; } = new();

    [Doc("What is saved so that a killed run can be resumed")]
    public CheckpointConfig Checkpoint { get; init; } = new();

    [Doc("What is written down during the run")]
    public LoggingConfig Logging { get; init; } = new();

    /// <summary>The record of the section that <see cref="Learner"/> selects; its type is the catalogue's.</summary>
    [SelectedBy(nameof(Learner))]
    public required object LearnerSection { get; init; }
}
