#pragma warning disable CS1591 // The [Doc] of a key is its documentation: one place for the code, 'config show' and 'config schema'.
using RoboIrl.Core.Configuration;

namespace RoboIrl.Learners.Ppo;

/// <summary>The section <c>ppo:</c>. The defaults are the well-known ones for continuous control with one world.</summary>
[Doc("Proximal policy optimisation", Source = "Schulman et al. 2017")]
public sealed record PpoConfig : IConfigChecks, IExperimentChecks
{
    [Doc("Steps of each world per rollout (T)", Unit = "environment steps", Source = "Schulman et al. 2017, table 3")]
    [Range(1, 1_000_000)]
    public int RolloutSteps { get; init; } = 2048;

    [Doc("Equal parts into which a rollout is cut in each epoch; must divide rollout_steps x environment.count", Unit = "minibatches")]
    [Range(1, 1_000_000)]
    public int Minibatches { get; init; } = 32;

    [Doc("Passes over each rollout (K)", Unit = "epochs", Source = "Schulman et al. 2017, table 3")]
    [Range(1, 1_000)]
    public int Epochs { get; init; } = 10;

    [Doc("Adam's step size at the start", Source = "Schulman et al. 2017, table 3")]
    [Range(0, 1, MinExclusive = true)]
    public double LearningRate { get; init; } = 3e-4;

    [Doc("Whether the step size falls linearly to 0 over the run", Source = "Andrychowicz et al. 2021, section 3.7")]
    public bool AnnealLearningRate { get; init; } = true;

    [Doc("Adam's epsilon", Source = "Andrychowicz et al. 2021")]
    [Range(0, 1, MinExclusive = true)]
    public double AdamEpsilon { get; init; } = 1e-5;

    [Doc("Discount of future rewards (gamma)", Source = "Schulman et al. 2017, table 3")]
    [Range(0, 1)]
    public double Discount { get; init; } = 0.99;

    [Doc("Weight of longer returns in the advantage (lambda)", Source = "Schulman et al. 2016, eq. 16")]
    [Range(0, 1)]
    public double GaeLambda { get; init; } = 0.95;

    [Doc("How far the probability ratio may move before its gradient is cut (epsilon)", Source = "Schulman et al. 2017, eq. 7")]
    [Range(0, 10, MinExclusive = true)]
    public double ClipRange { get; init; } = 0.2;

    [Doc("Whether the value may move from its old prediction by clip_range only")]
    public bool ClipValueLoss { get; init; } = true;

    [Doc("Weight of the value loss (c1)", Source = "Schulman et al. 2017, eq. 9")]
    [Range(0, 1_000)]
    public double ValueCoefficient { get; init; } = 0.5;

    [Doc("Weight of the entropy bonus (c2)", Source = "Schulman et al. 2017, eq. 9")]
    [Range(0, 1_000)]
    public double EntropyCoefficient { get; init; }

    [Doc("Largest norm of the whole gradient; longer ones are scaled down", Source = "Andrychowicz et al. 2021")]
    [Range(0, 1e6, MinExclusive = true)]
    public double MaxGradientNorm { get; init; } = 0.5;

    [Doc("Whether advantages are brought to zero mean and unit deviation in each minibatch")]
    public bool NormalizeAdvantages { get; init; } = true;

    [Doc("No further epoch once the policy moved this far; 0 never stops early", Unit = "nats")]
    [Range(0, 1_000)]
    public double TargetKl { get; init; }

    [Doc("Whether observations are brought to zero mean and unit variance by running statistics, then clipped to 10")]
    public bool NormalizeObservations { get; init; } = true;

    [Doc("Whether rewards are divided by the running deviation of the discounted return, then clipped to 10")]
    public bool NormalizeRewards { get; init; } = true;

    [Doc("Widths of the hidden layers of policy and value network", Unit = "units", Source = "Schulman et al. 2017, section 6.1")]
    [Range(1, 65_536)]
    public IReadOnlyList<int> HiddenLayers { get; init; } = [64, 64];

    [Doc("Activation of the hidden layers", Source = "Schulman et al. 2017, section 6.1")]
    [OneOf("tanh", "relu")]
    public string Activation { get; init; } = "tanh";

    [Doc("Logarithm of the policy's standard deviation at the start; learned, the same in every state")]
    [Range(-20, 2)]
    public double InitialLogStd { get; init; }

    /// <inheritdoc/>
    public void Check(ConfigReport report)
    {
        if (HiddenLayers.Count == 0)
        {
            report.Add(nameof(HiddenLayers), "hidden_layers is empty; at least one hidden layer is needed, for example [64, 64]");
        }
    }

    /// <inheritdoc/>
    public void Check(ExperimentConfig experiment, ConfigReport report)
    {
        long transitions = (long)RolloutSteps * experiment.Environment.Count;
        if (transitions % Minibatches != 0)
        {
            report.Add(nameof(Minibatches), $"{Minibatches} minibatches do not divide a rollout of {RolloutSteps} steps x {experiment.Environment.Count} worlds = {transitions} transitions; choose a divisor");
        }
    }
}
