using System.Globalization;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>What a lock and the way it is seen are made of beside horizon and definition. Runs keep them: those of other ones do not compare.</summary>
internal sealed record LockParameters
{
    /// <summary>Standard deviation of the noise on each coordinate, sensor or channel of a pixel.</summary>
    public required double Noise { get; init; }

    /// <summary>Sensors of a dial that is seen through them.</summary>
    public int? Sensors { get; init; }

    /// <summary>How far from where they belong parts of a dial come to rest, 0 to 1.</summary>
    public double? Play { get; init; }

    /// <summary>Pixels of an image's side.</summary>
    public int? Side { get; init; }

    /// <summary>Principal components that images are seen through.</summary>
    public int? Components { get; init; }

    /// <summary>Episodes that those were found in; they count as the learner's.</summary>
    public int? Looks { get; init; }

    /// <summary>For messages and captions, for example <c>noise 0.1, 64 sensors, play 1</c>.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        string.Create(CultureInfo.InvariantCulture, $"noise {Noise}"),
        Sensors is { } sensors ? string.Create(CultureInfo.InvariantCulture, $"{sensors} sensors") : "",
        Play is { } play ? string.Create(CultureInfo.InvariantCulture, $"play {play}") : "",
        Side is { } side ? string.Create(CultureInfo.InvariantCulture, $"images of {side} x {side}") : "",
        Components is { } components ? string.Create(CultureInfo.InvariantCulture, $"{components} components") : "",
        Looks is { } looks ? string.Create(CultureInfo.InvariantCulture, $"{looks} episodes for them") : "",
    }.Where(static part => part.Length > 0));
}
