#pragma warning disable CS1591 // The [Doc] of a key is its documentation: one place for the code, 'config show' and 'config schema'.
using RoboIrl.Core.Configuration;
using RoboIrl.Learners.Actors;

namespace RoboIrl.Learners.Iql;

/// <summary>The section <c>iql:</c>.</summary>
[Doc("Implicit Q-learning: values by expectile regression, the policy by weighted cloning; no action outside the dataset is ever valued", Source = "Kostrikov et al. 2021")]
public sealed record IqlConfig : IConfigChecks
{
    [Doc("Transitions drawn for each update", Unit = "transitions", Source = "Kostrikov et al. 2021, appendix B")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 256;

    [Doc("Adam's step size of the policy at the start", Source = "Kostrikov et al. 2021, appendix B")]
    [Range(0, 1, MinExclusive = true)]
    public double PolicyLearningRate { get; init; } = 3e-4;

    [Doc("Whether the policy's step size falls to 0 over the run along a cosine", Source = "Kostrikov et al. 2021, appendix B")]
    public bool AnnealPolicy { get; init; } = true;

    [Doc("Adam's step size of the critics", Source = "Kostrikov et al. 2021, appendix B")]
    [Range(0, 1, MinExclusive = true)]
    public double CriticLearningRate { get; init; } = 3e-4;

    [Doc("Adam's step size of the value function", Source = "Kostrikov et al. 2021, appendix B")]
    [Range(0, 1, MinExclusive = true)]
    public double ValueLearningRate { get; init; } = 3e-4;

    [Doc("Discount of future rewards (gamma)", Source = "Kostrikov et al. 2021, appendix B")]
    [Range(0, 1)]
    public double Discount { get; init; } = 0.99;

    [Doc("Share of the critics that flows into the target critics at each update (tau)", Source = "Kostrikov et al. 2021, appendix B")]
    [Range(0, 1, MinExclusive = true)]
    public double TargetRate { get; init; } = 0.005;

    [Doc("Which expectile of the dataset's action values the value function follows: 0.5 is their mean, towards 1 their maximum", Source = "Kostrikov et al. 2021, section 5.1")]
    [Range(0, 1, MinExclusive = true, MaxExclusive = true)]
    public double Expectile { get; init; } = 0.7;

    [Doc("How sharply the policy prefers better actions of the dataset (beta); 0 clones all alike", Source = "Kostrikov et al. 2021, section 5.1")]
    [Range(0, 1_000)]
    public double InverseTemperature { get; init; } = 3;

    [Doc("Largest weight of an action in the policy's loss", Source = "the authors' implementation")]
    [Range(0, 1e6, MinExclusive = true)]
    public double WeightClip { get; init; } = 100;

    [Doc("gaussian with one learned standard deviation per element, evaluated by its mean; or deterministic", Source = "Kostrikov et al. 2021, appendix B")]
    [OneOf(BoundedActor.Deterministic, BoundedActor.Gaussian)]
    public string Policy { get; init; } = BoundedActor.Gaussian;

    [Doc("Whether rewards are scaled so that the best and the worst episode of the dataset are a return of 1000 apart", Source = "the authors' implementation, for locomotion")]
    public bool NormalizeRewards { get; init; } = true;

    [Doc("Whether observations are brought to zero mean and unit deviation by the dataset's statistics")]
    public bool NormalizeObservations { get; init; }

    [Doc("Widths of the hidden ReLU layers of policy, critics and value function", Unit = "units", Source = "Kostrikov et al. 2021, appendix B")]
    [Range(1, 65_536)]
    public IReadOnlyList<int> HiddenLayers { get; init; } = [256, 256];

    /// <inheritdoc/>
    public void Check(ConfigReport report) => NetworkChecks.RequireHidden(report, HiddenLayers);
}
