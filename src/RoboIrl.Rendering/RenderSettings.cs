using RoboIrl.Core.Configuration;

namespace RoboIrl.Rendering;

/// <summary>Size and effects of rendered frames.</summary>
public sealed record RenderSettings
{
    /// <summary>Pixels per row, 16 .. 8192, even where a video is made.</summary>
    public required int Width { get; init; }

    /// <summary>Rows, 16 .. 8192, even where a video is made.</summary>
    public required int Height { get; init; }

    /// <summary>Side of the shadow map in pixels; 0 draws no shadows. It costs the same for small images as for large ones.</summary>
    public required int ShadowMapSize { get; init; }

    /// <summary>Samples per pixel for smooth edges: 0, 2, 4 or 8. A driver may give fewer.</summary>
    public required int Samples { get; init; }

    /// <summary>Whether shining ground mirrors the robot.</summary>
    public required bool Reflections { get; init; }

    /// <summary>Slices of a round shape; fewer draw faster. MuJoCo's own value is 28.</summary>
    public int Slices { get; init; } = 28;

    /// <summary>The settings behind a preset.</summary>
    /// <param name="quality">The preset.</param>
    public static RenderSettings For(RenderQuality quality) => quality switch
    {
        RenderQuality.Draft => new() { Width = 480, Height = 360, ShadowMapSize = 0, Samples = 0, Reflections = false, Slices = 12 },
        RenderQuality.Report => new() { Width = 640, Height = 480, ShadowMapSize = 1024, Samples = 4, Reflections = false },
        RenderQuality.Publication => new() { Width = 1280, Height = 720, ShadowMapSize = 4096, Samples = 8, Reflections = true, Slices = 48 },
        _ => throw new ArgumentOutOfRangeException(nameof(quality), quality, "Expected draft, report or publication."),
    };
}
