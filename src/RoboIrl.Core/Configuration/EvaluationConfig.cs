#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
namespace RoboIrl.Core.Configuration;

/// <summary>The section <c>evaluation:</c>.</summary>
public sealed record EvaluationConfig : IConfigChecks
{
    [Doc("Steps between two evaluations; 0 never evaluates during the run", Unit = "environment steps")]
    [Range(0, 1e15)]
    public long Every { get; init; }

    [Doc("Episodes of one evaluation", Unit = "episodes")]
    [Range(1, 100_000)]
    public int Episodes { get; init; } = 10;

    [Doc("Seed of the evaluation's worlds; the same for every evaluation, so that curves compare")]
    public ulong Seed { get; init; } = 1_000;

    [Doc("The run ends early once evaluations reach this success rate; 0 never ends it early", Unit = "fraction of episodes")]
    [Range(0, 1)]
    public double StopAtSuccess { get; init; }

    [Doc("How many evaluations in a row must reach stop_at_success", Unit = "evaluations")]
    [Range(1, 1_000)]
    public int StopAfter { get; init; } = 3;

    /// <inheritdoc/>
    public void Check(ConfigReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (StopAtSuccess > 0 && Every == 0)
        {
            report.Add(nameof(Every), "stop_at_success needs evaluations during the run; give the steps between two, for example 10_000");
        }
    }
}
