#pragma warning disable CS1591 // The [Doc] of a key is its documentation: one place for the code, 'config show' and 'config schema'.
using RoboIrl.Core.Configuration;
using RoboIrl.Learners.Actors;

namespace RoboIrl.Learners.Bc;

/// <summary>The section <c>bc:</c>.</summary>
[Doc("Behaviour cloning: the dataset's actions by regression", Source = "Pomerleau 1989")]
public sealed record BcConfig : IConfigChecks
{
    [Doc("Transitions drawn for each update", Unit = "transitions")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 256;

    [Doc("Adam's step size")]
    [Range(0, 1, MinExclusive = true)]
    public double LearningRate { get; init; } = 3e-4;

    [Doc("deterministic minimises the squared error of the action; gaussian maximises the likelihood, with one learned standard deviation per element")]
    [OneOf(BoundedActor.Deterministic, BoundedActor.Gaussian)]
    public string Policy { get; init; } = BoundedActor.Deterministic;

    [Doc("Whether observations are brought to zero mean and unit deviation by the dataset's statistics")]
    public bool NormalizeObservations { get; init; }

    [Doc("Widths of the hidden ReLU layers of the policy", Unit = "units")]
    [Range(1, 65_536)]
    public IReadOnlyList<int> HiddenLayers { get; init; } = [256, 256];

    /// <inheritdoc/>
    public void Check(ConfigReport report) => NetworkChecks.RequireHidden(report, HiddenLayers);
}
