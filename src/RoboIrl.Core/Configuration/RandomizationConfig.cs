#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
using System.Numerics;

namespace RoboIrl.Core.Configuration;

/// <summary>The section <c>environment.randomization</c>: what differs from episode to episode, for policies that shall stand a real robot.</summary>
/// <remarks>Tobin et al. 2017, "Domain randomization for transferring deep neural networks from simulation to the real world"; Peng et al. 2018.</remarks>
public sealed record RandomizationConfig : IConfigChecks
{
    [Doc("Physical parameters that are multiplied by drawn factors; empty changes nothing")]
    public IReadOnlyList<RandomizedParameterConfig> Parameters { get; init; } = [];

    [Doc("Steps by which actions arrive late, drawn per episode: [fewest, most]; before the first arrives the action is 0", Unit = "control steps")]
    [Range(0, 1_000)]
    public IReadOnlyList<int> ActuatorDelay { get; init; } = [0, 0];

    [Doc("Probability with which a step does a uniformly random action instead of the given one (trembling hand)")]
    [Range(0, 1)]
    public double Tremble { get; init; }

    [Doc("Standard deviation of the normal noise on every observed element, drawn per episode: [lowest, highest]", Unit = "that of the element")]
    [Range(0, 1e6)]
    public IReadOnlyList<double> ObservationNoise { get; init; } = [0, 0];

    [Doc("Forces that push a body now and then")]
    public PushConfig Pushes { get; init; } = new();

    [Doc("Whether the worlds of evaluations, 'eval', 'play' and 'record' are randomized as those of the training")]
    public bool InEvaluation { get; init; } = true;

    /// <summary>Whether anything is randomized at all.</summary>
    public bool IsEnabled() => Parameters.Count > 0 || ActuatorDelay.Any(static steps => steps > 0)
        || ObservationNoise.Any(static deviation => deviation > 0) || Pushes.Body.Length > 0 || Tremble > 0;

    /// <inheritdoc/>
    public void Check(ConfigReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        CheckBounds(report, nameof(ActuatorDelay), ActuatorDelay);
        CheckBounds(report, nameof(ObservationNoise), ObservationNoise);
    }

    /// <summary>Reports a list that is not a lower and an upper bound.</summary>
    internal static bool CheckBounds<T>(ConfigReport report, string property, IReadOnlyList<T> bounds)
        where T : INumber<T>
    {
        if (bounds.Count == 2 && bounds[0] <= bounds[1])
        {
            return true;
        }

        report.Add(property, $"[{string.Join(", ", bounds)}] is no range; expected [lowest, highest], the first not above the second");
        return false;
    }
}
