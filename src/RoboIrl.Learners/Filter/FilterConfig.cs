#pragma warning disable CS1591 // The [Doc] of a key is its documentation: one place for the code, 'config show' and 'config schema'.
using RoboIrl.Core.Configuration;
using RoboIrl.Learners.Actors;
using RoboIrl.Learners.Sac;

namespace RoboIrl.Learners.Filter;

/// <summary>The section <c>filter:</c>.</summary>
[Doc("Inverse reinforcement learning with expert-state resets (FILTER); with alpha 0 plain moment matching (MM), with the logistic loss GAIL", Source = "Swamy et al. 2023")]
public sealed record FilterConfig : IConfigChecks
{
    [Doc("Episodes of the dataset that are taken as demonstrations, from the first one on", Unit = "episodes", Source = "Swamy et al. 2023")]
    [Range(1, 1_000_000)]
    public int Demonstrations { get; init; } = 25;

    [Doc("Probability that a training episode starts in an expert's state; 0 never resets (MM), 1 always", Source = "Swamy et al. 2023")]
    [Range(0, 1)]
    public double Alpha { get; init; } = 0.5;

    [Doc("Alpha at the end of the run, reached linearly; null keeps it")]
    [Range(0, 1)]
    public double? FinalAlpha { get; init; }

    [Doc("Steps after which an episode that started in an expert's state is truncated; null gives it the time the expert had left", Unit = "environment steps")]
    [Range(1, 1_000_000)]
    public int? ResetHorizon { get; init; }

    [Doc("Steps of the policy between two rounds of the discriminator", Unit = "environment steps", Source = "Swamy et al. 2023, code")]
    [Range(1, 1e9)]
    public int RoundSteps { get; init; } = 5_000;

    [Doc("Whole episodes that the policy plays for a round", Unit = "episodes", Source = "Swamy et al. 2023, code")]
    [Range(1, 1_000)]
    public int Rollouts { get; init; } = 4;

    [Doc("Where those start: 'initial' as evaluations do (the paper's text), 'mixture' as training episodes do (what its code does)")]
    [OneOf("initial", "mixture")]
    public string RolloutStarts { get; init; } = "initial";

    [Doc("What the discriminator tells from the expert: 'no_regret' all rollouts so far, 'best_response' those of the round", Source = "Swamy et al. 2023")]
    [OneOf("no_regret", "best_response")]
    public string Discriminator { get; init; } = "no_regret";

    [Doc("Most pairs of the rollouts that 'no_regret' keeps, drawn evenly from all; everything until there are so many", Unit = "pairs")]
    [Range(1, 100_000_000)]
    public int RememberedPairs { get; init; } = 1_000_000;

    [Doc("'ipm' the difference of mean costs (Swamy et al. 2023), 'logistic' as in GAIL (Ho and Ermon 2016)")]
    [OneOf("ipm", "logistic")]
    public string Loss { get; init; } = "ipm";

    [Doc("Whether remembered steps are rewarded anew after each round; the paper's code keeps the rewards of when they were lived")]
    public bool Relabel { get; init; } = true;

    [Doc("Whether each round is a training of its own, with warm-up and falling step sizes (anneal_from) inside it, as in the paper's code")]
    public bool RestartRounds { get; init; }

    [Doc("Gradient steps of the discriminator in a round", Source = "Swamy et al. 2023, code")]
    [Range(1, 1_000_000)]
    public int DiscriminatorSteps { get; init; } = 1;

    [Doc("Step size of the discriminator's optimistic Adam", Source = "Swamy et al. 2023, code")]
    [Range(0, 1, MinExclusive = true)]
    public double DiscriminatorLearningRate { get; init; } = 8e-3;

    [Doc("Whether that step size is divided by the number of rounds before", Source = "Swamy et al. 2023, code")]
    public bool DecayLearningRate { get; init; } = true;

    [Doc("Whether Adam's moments are kept from round to round; the paper's code starts anew, so that its one step follows the gradient's signs alone")]
    public bool KeepMoments { get; init; } = true;

    [Doc("Pairs of the expert, and as many of the policy, in a step of the discriminator", Unit = "pairs", Source = "Swamy et al. 2023, code")]
    [Range(1, 1_000_000)]
    public int DiscriminatorBatchSize { get; init; } = 4_096;

    [Doc("Weight of the gradient penalty", Source = "Swamy et al. 2023, code")]
    [Range(0, 1e6)]
    public double GradientPenalty { get; init; } = 10;

    [Doc("Norm of the cost's gradient that the penalty pulls to", Source = "Swamy et al. 2023, code")]
    [Range(0, 1e6)]
    public double GradientNorm { get; init; } = 0.4;

    [Doc("Widths of the discriminator's hidden ReLU layers", Unit = "units", Source = "Swamy et al. 2023, code")]
    [Range(1, 65_536)]
    public IReadOnlyList<int> HiddenLayers { get; init; } = [256, 256];

    [Doc("Who learns the policy: 'sac' with the keys of policy, or 'td3_bc' with those of hybrid, also from the dataset itself")]
    [OneOf("sac", "td3_bc")]
    public string PolicyLearner { get; init; } = "sac";

    [Doc("TD3+BC on the dataset and on what is lived, for many and mixed demonstrations (mazes)", Source = "Swamy et al. 2023")]
    public HybridConfig Hybrid { get; init; } = new();

    [Doc("Soft actor-critic on the learned reward; the keys of the section sac")]
    public SacConfig Policy { get; init; } = new()
    {
        WarmUpSteps = 100,
        PolicyLearningRate = 7.3e-4,
        CriticLearningRate = 7.3e-4,
        TemperatureLearningRate = 7.3e-4,
        Discount = 0.98,
        TargetRate = 0.02,
        Optimistic = true,
    };

    /// <summary>Whether any episode starts in a recorded state.</summary>
    internal bool NeedsStates => Alpha > 0 || FinalAlpha > 0;

    /// <inheritdoc/>
    public void Check(ConfigReport report)
    {
        NetworkChecks.RequireHidden(report, HiddenLayers);
        if (RestartRounds && PolicyLearner == "sac" && Policy.WarmUpSteps >= RoundSteps)
        {
            report.Add(nameof(RestartRounds), $"each round of {RoundSteps} steps would be warm-up alone (policy.warm_up_steps is {Policy.WarmUpSteps}) and the policy never be updated; lower policy.warm_up_steps below round_steps");
        }

        if (Hybrid.Td3Bc.NormalizeObservations)
        {
            report.Add(nameof(Hybrid), "hybrid.td3_bc.normalize_observations is true; what is lived is not normalised, so it must be false here");
        }
    }
}
