namespace RoboIrl.Rendering.Gl;

/// <summary>Makes contexts: tries the backends in order and remembers why each one failed.</summary>
public static class GlContexts
{
    /// <summary>Names the backend (<c>egl</c> or <c>osmesa</c>) where a caller asks for <see cref="GlBackend.Auto"/>.</summary>
    public const string BackendVariable = "ROBOIRL_GL";

    /// <summary>Makes a context and makes it current on the calling thread, where others of that thread may live on.</summary>
    /// <param name="backend">Which backend; <see cref="GlBackend.Auto"/> reads <see cref="BackendVariable"/> and else tries all.</param>
    /// <returns>The context; the caller disposes it on the same thread.</returns>
    /// <exception cref="GlException">None could be made; the message lists each attempt.</exception>
    public static IGlContext Create(GlBackend backend = GlBackend.Auto)
    {
        List<string> attempts = [];
        IGlContext? context = TryCreate(Resolve(backend), attempts);
        return context ?? throw new GlException(
            "No OpenGL context without a window could be made. On Debian install libegl1, libgl1-mesa-dri and libosmesa6-dev (./build.sh setup does). Tried:",
            attempts);
    }

    /// <summary>As <see cref="Create"/>, without an exception.</summary>
    /// <param name="backend">Which backend.</param>
    /// <param name="attempts">One line is added for each failed attempt.</param>
    /// <returns>The context, current on the calling thread, or null.</returns>
    public static IGlContext? TryCreate(GlBackend backend, IList<string> attempts)
    {
        IGlContext? context = null;
        if (backend is GlBackend.Auto or GlBackend.Egl)
        {
            context = EglContext.TryCreate(attempts);
        }

        if (context is null && backend is GlBackend.Auto or GlBackend.OsMesa)
        {
            context = OsMesaContext.TryCreate(attempts);
        }

        return context;
    }

    private static GlBackend Resolve(GlBackend backend)
    {
        string? name = Environment.GetEnvironmentVariable(BackendVariable);
        return (backend, name?.ToLowerInvariant()) switch
        {
            (not GlBackend.Auto, _) => backend,
            (_, null or "" or "auto") => GlBackend.Auto,
            (_, "egl") => GlBackend.Egl,
            (_, "osmesa") => GlBackend.OsMesa,
            _ => throw new GlException($"{BackendVariable} is '{name}'; it may be egl, osmesa or auto."),
        };
    }
}
