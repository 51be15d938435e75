namespace RoboIrl.Rendering.Gl;

/// <summary>Where an OpenGL context without a window comes from.</summary>
public enum GlBackend
{
    /// <summary><see cref="Egl"/>, and <see cref="OsMesa"/> where that fails.</summary>
    Auto,

    /// <summary>EGL: the graphics card where there is one, else Mesa's software renderer.</summary>
    Egl,

    /// <summary>OSMesa: Mesa's software renderer in main memory, without any driver.</summary>
    OsMesa,
}
