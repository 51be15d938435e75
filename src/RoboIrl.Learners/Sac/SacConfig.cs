#pragma warning disable CS1591 // The [Doc] of a key is its documentation: one place for the code, 'config show' and 'config schema'.
using RoboIrl.Core.Configuration;
using RoboIrl.Learners.Actors;

namespace RoboIrl.Learners.Sac;

/// <summary>The section <c>sac:</c>.</summary>
[Doc("Soft actor-critic with automatic temperature", Source = "Haarnoja et al. 2018")]
public sealed record SacConfig : IConfigChecks
{
    [Doc("Steps with uniformly random actions before the first update", Unit = "environment steps")]
    [Range(1, 1e9)]
    public long WarmUpSteps { get; init; } = 5_000;

    [Doc("Updates per environment step", Source = "Haarnoja et al. 2018, table 1")]
    [Range(0, 1_000, MinExclusive = true)]
    public double UpdatesPerStep { get; init; } = 1;

    [Doc("Transitions drawn for each update", Unit = "transitions", Source = "Haarnoja et al. 2018, table 1")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 256;

    [Doc("Transitions that are kept; the oldest give way", Unit = "transitions", Source = "Haarnoja et al. 2018, table 1")]
    [Range(1, 1e9)]
    public int ReplayCapacity { get; init; } = 1_000_000;

    [Doc("Adam's step size of the policy", Source = "Haarnoja et al. 2018, table 1")]
    [Range(0, 1, MinExclusive = true)]
    public double PolicyLearningRate { get; init; } = 3e-4;

    [Doc("Adam's step size of the critics")]
    [Range(0, 1, MinExclusive = true)]
    public double CriticLearningRate { get; init; } = 1e-3;

    [Doc("Adam's step size of the temperature's logarithm")]
    [Range(0, 1, MinExclusive = true)]
    public double TemperatureLearningRate { get; init; } = 1e-3;

    [Doc("Whether Adam's steps of policy and critics are optimistic, for rewards that are learned against the policy", Source = "Daskalakis et al. 2018")]
    public bool Optimistic { get; init; }

    [Doc("Fraction of the run from which on the step sizes of policy and critics fall linearly, to 0 at its end; 1 keeps them")]
    [Range(0, 1)]
    public double AnnealFrom { get; init; } = 1;

    [Doc("Discount of future rewards (gamma)", Source = "Haarnoja et al. 2018, table 1")]
    [Range(0, 1)]
    public double Discount { get; init; } = 0.99;

    [Doc("Steps of the critics' n-step returns; beyond 1 older actions in between are taken as they were, without their entropy", Unit = "environment steps", Source = "Sutton 1988; Hessel et al. 2018")]
    [Range(1, 1_000)]
    public int NStep { get; init; } = 1;

    [Doc("Share of the critics that flows into the target critics at each update (tau)", Source = "Haarnoja et al. 2018, table 1")]
    [Range(0, 1, MinExclusive = true)]
    public double TargetRate { get; init; } = 0.005;

    [Doc("Whether the temperature is learned so that the policy keeps the target entropy", Source = "Haarnoja et al. 2018, section 5")]
    public bool LearnTemperature { get; init; } = true;

    [Doc("Temperature at the start, or throughout where it is not learned (alpha)")]
    [Range(0, 1_000, MinExclusive = true)]
    public double InitialTemperature { get; init; } = 1;

    [Doc("Target entropy per element of the action; -1 gives the usual -A", Unit = "nats", Source = "Haarnoja et al. 2018, table 1")]
    [Range(-100, 100)]
    public double TargetEntropyPerAction { get; init; } = -1;

    [Doc("Correlation in time of the exploration noise, of two steps of a world; each step's noise alone stays standard normal", Source = "Lillicrap et al. 2016, section 3")]
    [Range(0, 1, MaxExclusive = true)]
    public double NoiseCorrelation { get; init; }

    [Doc("Smallest logarithm of the policy's standard deviation before squashing")]
    [Range(-20, 10)]
    public double LogStdMin { get; init; } = -5;

    [Doc("Largest logarithm of the policy's standard deviation before squashing")]
    [Range(-20, 10)]
    public double LogStdMax { get; init; } = 2;

    [Doc("Widths of the hidden ReLU layers of policy and critics", Unit = "units", Source = "Haarnoja et al. 2018, table 1")]
    [Range(1, 65_536)]
    public IReadOnlyList<int> HiddenLayers { get; init; } = [256, 256];

    /// <inheritdoc/>
    public void Check(ConfigReport report)
    {
        NetworkChecks.RequireHidden(report, HiddenLayers);
        NetworkChecks.RequireRange(report, LogStdMin, LogStdMax);
    }
}
