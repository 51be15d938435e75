#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
namespace RoboIrl.Core.Configuration;

/// <summary>The section <c>environment.pixels</c>: rendered images as observations.</summary>
public sealed record PixelConfig : IConfigChecks
{
    [Doc("Names of the model's cameras; empty means no images")]
    public IReadOnlyList<string> Cameras { get; init; } = [];

    [Doc("What is seen of each camera, in this order")]
    public IReadOnlyList<ImageChannel> Channels { get; init; } = [ImageChannel.Rgb];

    [Doc("Pixels per row", Unit = "pixels")]
    [Range(16, 1_024)]
    public int Width { get; init; } = 64;

    [Doc("Rows", Unit = "pixels")]
    [Range(16, 1_024)]
    public int Height { get; init; } = 64;

    [Doc("Consecutive frames that are observed together, the newest last", Unit = "frames")]
    [Range(1, 16)]
    public int Stack { get; init; } = 3;

    [Doc("Effects of the pictures, as in films but for the size: draft is flat and fastest, report has shadows and smooth edges, publication also reflections")]
    public RenderQuality Quality { get; init; } = RenderQuality.Draft;

    [Doc("Side of the shadow map; 0 draws no shadows and is several times faster; null takes the quality's: 0, 1024 or 4096", Unit = "pixels")]
    [Range(0, 8_192)]
    public int? Shadows { get; init; }

    [Doc("Whether the environment's own observation stays, ahead of the images")]
    public bool KeepState { get; init; }

    [Doc("Threads that draw, each with a context of its own", Unit = "threads")]
    [Range(1, 256)]
    public int Threads { get; init; } = 1;

    /// <summary>Whether there are images at all.</summary>
    public bool IsEnabled() => Cameras.Count > 0;

    /// <inheritdoc/>
    public void Check(ConfigReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (Cameras.Distinct(StringComparer.Ordinal).Count() != Cameras.Count)
        {
            report.Add(nameof(Cameras), $"[{string.Join(", ", Cameras)}] names a camera twice");
        }

        if (Channels.Count == 0 || Channels.Distinct().Count() != Channels.Count)
        {
            report.Add(nameof(Channels), "expected one to three different channels of rgb, depth and segmentation");
        }
    }
}
