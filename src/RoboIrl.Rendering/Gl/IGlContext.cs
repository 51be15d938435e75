namespace RoboIrl.Rendering.Gl;

/// <summary>An OpenGL context (compatibility profile) that draws without a window. It belongs to the thread it is current on.</summary>
public interface IGlContext : IDisposable
{
    /// <summary>The backend that made it, never <see cref="GlBackend.Auto"/>.</summary>
    GlBackend Backend { get; }

    /// <summary>How it was made and what draws, for example <c>EGL surfaceless: llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5</c>.</summary>
    string Description { get; }

    /// <summary>Makes it the calling thread's context. The thread that used it before must no longer do so.</summary>
    /// <exception cref="GlException">The driver refuses.</exception>
    void MakeCurrent();
}
