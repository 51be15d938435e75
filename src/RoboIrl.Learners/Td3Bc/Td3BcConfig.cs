#pragma warning disable CS1591 // The [Doc] of a key is its documentation: one place for the code, 'config show' and 'config schema'.
using RoboIrl.Core.Configuration;
using RoboIrl.Learners.Actors;

namespace RoboIrl.Learners.Td3Bc;

/// <summary>The section <c>td3_bc:</c>.</summary>
[Doc("TD3 with behaviour cloning: the critics' favourite among actions close to the dataset's", Source = "Fujimoto and Gu 2021")]
public sealed record Td3BcConfig : IConfigChecks
{
    [Doc("Transitions drawn for each update", Unit = "transitions", Source = "Fujimoto and Gu 2021, table 3")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 256;

    [Doc("Adam's step size of the policy", Source = "Fujimoto and Gu 2021, table 3")]
    [Range(0, 1, MinExclusive = true)]
    public double PolicyLearningRate { get; init; } = 3e-4;

    [Doc("Adam's step size of the critics", Source = "Fujimoto and Gu 2021, table 3")]
    [Range(0, 1, MinExclusive = true)]
    public double CriticLearningRate { get; init; } = 3e-4;

    [Doc("Discount of future rewards (gamma)", Source = "Fujimoto and Gu 2021, table 3")]
    [Range(0, 1)]
    public double Discount { get; init; } = 0.99;

    [Doc("Share of critics and policy that flows into their targets when the policy moves (tau)", Source = "Fujimoto and Gu 2021, table 3")]
    [Range(0, 1, MinExclusive = true)]
    public double TargetRate { get; init; } = 0.005;

    [Doc("Standard deviation of the noise on target actions, in halves of the action's range", Source = "Fujimoto and Gu 2021, table 3")]
    [Range(0, 10)]
    public double PolicyNoise { get; init; } = 0.2;

    [Doc("Largest noise on target actions, in halves of the action's range", Source = "Fujimoto and Gu 2021, table 3")]
    [Range(0, 10)]
    public double NoiseClip { get; init; } = 0.5;

    [Doc("Updates of the critics for one of the policy and the targets", Unit = "updates", Source = "Fujimoto and Gu 2021, table 3")]
    [Range(1, 1_000)]
    public int PolicyDelay { get; init; } = 2;

    [Doc("Weight of the critics against the cloning of actions (alpha); 0 clones only", Source = "Fujimoto and Gu 2021, section 5")]
    [Range(0, 1e6)]
    public double Alpha { get; init; } = 2.5;

    [Doc("Whether observations are brought to zero mean and unit deviation by the dataset's statistics", Source = "Fujimoto and Gu 2021, section 5")]
    public bool NormalizeObservations { get; init; } = true;

    [Doc("Widths of the hidden ReLU layers of policy and critics", Unit = "units", Source = "Fujimoto and Gu 2021, table 3")]
    [Range(1, 65_536)]
    public IReadOnlyList<int> HiddenLayers { get; init; } = [256, 256];

    /// <inheritdoc/>
    public void Check(ConfigReport report) => NetworkChecks.RequireHidden(report, HiddenLayers);
}
