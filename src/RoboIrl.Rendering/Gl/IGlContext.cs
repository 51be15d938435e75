namespace RoboIrl.Rendering.Gl;

/// <summary>An OpenGL context (compatibility profile) that draws without a window. It belongs to the thread that made it.</summary>
/// <remarks>
/// A thread may have any number of contexts; OpenGL's calls go to the one that was made current last. Disposing one leaves
/// the thread without a current context if it was this one, and else changes nothing for the others. Disposing on another
/// thread throws <see cref="InvalidOperationException"/> and frees nothing.
/// </remarks>
public interface IGlContext : IDisposable
{
    /// <summary>The backend that made it, never <see cref="GlBackend.Auto"/>.</summary>
    GlBackend Backend { get; }

    /// <summary>How it was made and what draws, for example <c>EGL surfaceless: llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5</c>.</summary>
    string Description { get; }

    /// <summary>Makes it the calling thread's context in place of any other; costs next to nothing where it is already.</summary>
    /// <exception cref="GlException">The driver refuses.</exception>
    /// <exception cref="InvalidOperationException">The calling thread did not make this context.</exception>
    void MakeCurrent();
}
