namespace RoboIrl.Rendering.Gl;

/// <summary>The EGL entry points that a context needs, with their C names. Generated, but for these helpers.</summary>
internal sealed unsafe partial class Egl
{
    /// <summary>An entry point outside the library's exports, or 0.</summary>
    public nint Find(ReadOnlySpan<byte> nameWithNull)
    {
        fixed (byte* name = nameWithNull)
        {
            return eglGetProcAddress((sbyte*)name);
        }
    }

    /// <summary>The last error with its C name.</summary>
    public string LastError() => eglGetError() switch
    {
        EGL_SUCCESS => nameof(EGL_SUCCESS),
        EGL_NOT_INITIALIZED => nameof(EGL_NOT_INITIALIZED),
        EGL_BAD_ACCESS => nameof(EGL_BAD_ACCESS),
        EGL_BAD_ALLOC => nameof(EGL_BAD_ALLOC),
        EGL_BAD_ATTRIBUTE => nameof(EGL_BAD_ATTRIBUTE),
        EGL_BAD_CONFIG => nameof(EGL_BAD_CONFIG),
        EGL_BAD_CONTEXT => nameof(EGL_BAD_CONTEXT),
        EGL_BAD_DISPLAY => nameof(EGL_BAD_DISPLAY),
        EGL_BAD_MATCH => nameof(EGL_BAD_MATCH),
        EGL_BAD_PARAMETER => nameof(EGL_BAD_PARAMETER),
        int code => $"0x{code:X4}",
    };
}
