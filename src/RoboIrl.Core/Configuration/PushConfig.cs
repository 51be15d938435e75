#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
namespace RoboIrl.Core.Configuration;

/// <summary>The section <c>environment.randomization.pushes</c>.</summary>
public sealed record PushConfig : IConfigChecks
{
    [Doc("Name of the body that is pushed at its centre of mass; empty means no pushes")]
    public string Body { get; init; } = "";

    [Doc("Bounds of the force, drawn per push: [lowest, highest]", Unit = "N")]
    [Range(0, 1e9)]
    public IReadOnlyList<double> Force { get; init; } = [0, 0];

    [Doc("World axes along which it may act; the direction is drawn evenly among them")]
    [OneOf("x", "y", "z")]
    public IReadOnlyList<string> Axes { get; init; } = ["x", "y"];

    [Doc("Steps from the end of a push (or the start of the episode) to the next: [fewest, most]", Unit = "control steps")]
    [Range(1, 1_000_000)]
    public IReadOnlyList<int> Every { get; init; } = [200, 400];

    [Doc("Length of a push: [fewest, most]", Unit = "control steps")]
    [Range(1, 1_000_000)]
    public IReadOnlyList<int> Duration { get; init; } = [5, 10];

    /// <inheritdoc/>
    public void Check(ConfigReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        RandomizationConfig.CheckBounds(report, nameof(Force), Force);
        RandomizationConfig.CheckBounds(report, nameof(Every), Every);
        RandomizationConfig.CheckBounds(report, nameof(Duration), Duration);
        if (Axes.Count == 0 || Axes.Distinct(StringComparer.Ordinal).Count() != Axes.Count)
        {
            report.Add(nameof(Axes), $"[{string.Join(", ", Axes)}] must name one to three different axes, such as [x, y]");
        }
    }
}
