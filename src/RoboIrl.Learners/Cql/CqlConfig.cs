#pragma warning disable CS1591 // The [Doc] of a key is its documentation: one place for the code, 'config show' and 'config schema'.
using RoboIrl.Core.Configuration;
using RoboIrl.Learners.Actors;

namespace RoboIrl.Learners.Cql;

/// <summary>The section <c>cql:</c>.</summary>
[Doc("Conservative Q-learning, CQL(H): soft actor-critic whose critics are pressed down on actions that the dataset lacks", Source = "Kumar et al. 2020")]
public sealed record CqlConfig : IConfigChecks
{
    [Doc("Transitions drawn for each update", Unit = "transitions")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 256;

    [Doc("Adam's step size of the policy", Source = "Kumar et al. 2020, appendix F")]
    [Range(0, 1, MinExclusive = true)]
    public double PolicyLearningRate { get; init; } = 3e-5;

    [Doc("Adam's step size of the critics, and of the penalty's learned factor", Source = "Kumar et al. 2020, appendix F")]
    [Range(0, 1, MinExclusive = true)]
    public double CriticLearningRate { get; init; } = 3e-4;

    [Doc("Adam's step size of the temperature's logarithm")]
    [Range(0, 1, MinExclusive = true)]
    public double TemperatureLearningRate { get; init; } = 3e-5;

    [Doc("Discount of future rewards (gamma)")]
    [Range(0, 1)]
    public double Discount { get; init; } = 0.99;

    [Doc("Share of the critics that flows into the target critics at each update (tau)")]
    [Range(0, 1, MinExclusive = true)]
    public double TargetRate { get; init; } = 0.005;

    [Doc("Whether the critics' targets hold the entropy of the next action, as in soft actor-critic")]
    public bool BackupEntropy { get; init; }

    [Doc("Whether the temperature is learned so that the policy keeps the target entropy")]
    public bool LearnTemperature { get; init; } = true;

    [Doc("Temperature at the start, or throughout where it is not learned")]
    [Range(0, 1_000, MinExclusive = true)]
    public double InitialTemperature { get; init; } = 1;

    [Doc("Target entropy per element of the action; -1 gives the usual -A", Unit = "nats")]
    [Range(-100, 100)]
    public double TargetEntropyPerAction { get; init; } = -1;

    [Doc("Weight of the conservative penalty (alpha)", Source = "Kumar et al. 2020, appendix F")]
    [Range(0, 1e6)]
    public double Alpha { get; init; } = 10;

    [Doc("Actions per transition drawn from each of three places: uniformly, from the policy here, from the policy at the next observation", Unit = "actions", Source = "Kumar et al. 2020, appendix F")]
    [Range(1, 1_000)]
    public int SampledActions { get; init; } = 10;

    [Doc("Whether the penalty is multiplied by a learned factor that keeps the gap between unseen and recorded actions at target_gap", Source = "Kumar et al. 2020, equation 30")]
    public bool Lagrange { get; init; }

    [Doc("Gap that the learned factor allows (tau)", Source = "Kumar et al. 2020, appendix F")]
    [Range(-1e6, 1e6)]
    public double TargetGap { get; init; } = 5;

    [Doc("Updates at the start whose policy loss is the likelihood of the dataset's actions instead of the critics' value", Unit = "updates", Source = "common reimplementations")]
    [Range(0, 1e12)]
    public long CloningUpdates { get; init; }

    [Doc("Smallest logarithm of the policy's standard deviation before squashing")]
    [Range(-20, 10)]
    public double LogStdMin { get; init; } = -5;

    [Doc("Largest logarithm of the policy's standard deviation before squashing")]
    [Range(-20, 10)]
    public double LogStdMax { get; init; } = 2;

    [Doc("Whether observations are brought to zero mean and unit deviation by the dataset's statistics")]
    public bool NormalizeObservations { get; init; } = true;

    [Doc("Widths of the hidden ReLU layers of policy and critics", Unit = "units", Source = "Kumar et al. 2020, appendix F")]
    [Range(1, 65_536)]
    public IReadOnlyList<int> HiddenLayers { get; init; } = [256, 256, 256];

    /// <inheritdoc/>
    public void Check(ConfigReport report)
    {
        NetworkChecks.RequireHidden(report, HiddenLayers);
        NetworkChecks.RequireRange(report, LogStdMin, LogStdMax);
    }
}
