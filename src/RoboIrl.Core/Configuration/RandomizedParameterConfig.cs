#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
namespace RoboIrl.Core.Configuration;

/// <summary>An item of <c>environment.randomization.parameters</c>.</summary>
public sealed record RandomizedParameterConfig : IConfigChecks
{
    [Doc("What is multiplied by a drawn factor at the start of every episode")]
    public required RandomizedParameter Parameter { get; init; }

    [Doc("Names of the bodies (mass, inertia), geoms (friction), joints (damping, armature) or actuators (gain); empty means all")]
    public IReadOnlyList<string> Of { get; init; } = [];

    [Doc("Bounds of the factor: [lowest, highest]")]
    [Range(0, 1_000)]
    public IReadOnlyList<double> Scale { get; init; } = [1, 1];

    [Doc("true draws a factor of its own for every name, false one for all of them")]
    public bool Each { get; init; }

    [Doc("How the factor is drawn")]
    public DrawDistribution Distribution { get; init; } = DrawDistribution.Uniform;

    /// <inheritdoc/>
    public void Check(ConfigReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!RandomizationConfig.CheckBounds(report, nameof(Scale), Scale))
        {
            return;
        }

        bool inertial = Parameter is RandomizedParameter.Mass or RandomizedParameter.Inertia;
        if (Scale[0] == 0 && (inertial || Distribution == DrawDistribution.LogUniform))
        {
            report.Add(nameof(Scale), inertial ? "a body cannot weigh nothing; give a lowest factor above 0" : "log_uniform needs a lowest factor above 0");
        }

        if (Parameter == RandomizedParameter.Gravity && (Of.Count > 0 || Each))
        {
            report.Add(Of.Count > 0 ? nameof(Of) : nameof(Each), "there is one gravity for the whole world; remove the key");
        }
    }
}
