namespace RoboIrl.Rendering;

/// <summary>How much time a frame is worth. Software rendering of HalfCheetah: about 150, 40 and 8 frames/s on two cores.</summary>
public enum RenderQuality
{
    /// <summary>480 x 360, flat light: to look at many episodes.</summary>
    Draft,

    /// <summary>640 x 480, soft shadows and smooth edges: for a report or a chat.</summary>
    Report,

    /// <summary>1280 x 720, fine shadows, reflections and smoothest edges: for a page or a talk.</summary>
    Publication,
}
