#pragma warning disable CS1591 // The [Doc] of a key is its documentation: one place for the code, 'config show' and 'config schema'.
using RoboIrl.Core.Configuration;
using RoboIrl.Learners.Td3Bc;

namespace RoboIrl.Learners.Filter;

/// <summary>The section <c>filter.hybrid:</c>.</summary>
[Doc("TD3+BC on the learned reward, half of each batch from the dataset and half of what was lived", Source = "Swamy et al. 2023")]
public sealed record HybridConfig
{
    [Doc("Updates of the policy that clone the dataset's actions only, before all others", Unit = "updates", Source = "Swamy et al. 2023, code")]
    [Range(0, 1e9)]
    public int CloningUpdates { get; init; } = 10_000;

    [Doc("Steps from which on half of each batch is lived; the dataset alone before", Unit = "environment steps", Source = "Swamy et al. 2023, code")]
    [Range(0, 1e9)]
    public int OnlineFrom { get; init; } = 10_000;

    [Doc("Standard deviation of the noise on actions while training, in halves of the action's range", Source = "Fujimoto et al. 2018")]
    [Range(0, 10)]
    public double ExplorationNoise { get; init; } = 0.1;

    [Doc("Transitions that are remembered of what was lived; the oldest give way", Unit = "transitions")]
    [Range(1, 1e9)]
    public int ReplayCapacity { get; init; } = 1_000_000;

    [Doc("The learner; the keys of the section td3_bc. Observations are taken as they are: the normaliser of a dataset would not fit what is lived")]
    public Td3BcConfig Td3Bc { get; init; } = new() { NormalizeObservations = false };
}
