namespace RoboIrl.Core.Configuration;

/// <summary>How much time a picture is worth. Films of HalfCheetah drawn in software: about 150, 40 and 8 frames/s on two cores.</summary>
/// <remarks>The sizes are those of films and single pictures; observed images (<see cref="PixelConfig"/>) have their own.</remarks>
public enum RenderQuality
{
    /// <summary>480 x 360, flat light, coarse round shapes: to look at many episodes.</summary>
    Draft,

    /// <summary>640 x 480, soft shadows and smooth edges: for a report or a chat.</summary>
    Report,

    /// <summary>1280 x 720, fine shadows, reflections and smoothest edges: for a page or a talk.</summary>
    Publication,
}
