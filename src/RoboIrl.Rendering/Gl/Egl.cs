namespace RoboIrl.Rendering.Gl;

/// <summary>The EGL entry points that a context needs, with their C names. Source: Khronos, EGL 1.5 and the named extensions.</summary>
internal sealed unsafe class Egl(GlLibrary library)
{
    public const int EGL_NONE = 0x3038;
    public const int EGL_SURFACE_TYPE = 0x3033;
    public const int EGL_PBUFFER_BIT = 0x0001;
    public const int EGL_RENDERABLE_TYPE = 0x3040;
    public const int EGL_OPENGL_BIT = 0x0008;
    public const int EGL_RED_SIZE = 0x3024;
    public const int EGL_GREEN_SIZE = 0x3023;
    public const int EGL_BLUE_SIZE = 0x3022;
    public const int EGL_WIDTH = 0x3057;
    public const int EGL_HEIGHT = 0x3056;
    public const uint EGL_OPENGL_API = 0x30A2;
    public const uint EGL_PLATFORM_DEVICE_EXT = 0x313F;
    public const uint EGL_PLATFORM_SURFACELESS_MESA = 0x31DD;

    public readonly delegate* unmanaged<byte*, nint> eglGetProcAddress = (delegate* unmanaged<byte*, nint>)library.Export("eglGetProcAddress");
    public readonly delegate* unmanaged<nint, nint> eglGetDisplay = (delegate* unmanaged<nint, nint>)library.Export("eglGetDisplay");
    public readonly delegate* unmanaged<nint, int*, int*, uint> eglInitialize = (delegate* unmanaged<nint, int*, int*, uint>)library.Export("eglInitialize");
    public readonly delegate* unmanaged<uint, uint> eglBindAPI = (delegate* unmanaged<uint, uint>)library.Export("eglBindAPI");
    public readonly delegate* unmanaged<nint, int*, nint*, int, int*, uint> eglChooseConfig = (delegate* unmanaged<nint, int*, nint*, int, int*, uint>)library.Export("eglChooseConfig");
    public readonly delegate* unmanaged<nint, nint, nint, int*, nint> eglCreateContext = (delegate* unmanaged<nint, nint, nint, int*, nint>)library.Export("eglCreateContext");
    public readonly delegate* unmanaged<nint, nint, int*, nint> eglCreatePbufferSurface = (delegate* unmanaged<nint, nint, int*, nint>)library.Export("eglCreatePbufferSurface");
    public readonly delegate* unmanaged<nint, nint, nint, nint, uint> eglMakeCurrent = (delegate* unmanaged<nint, nint, nint, nint, uint>)library.Export("eglMakeCurrent");
    public readonly delegate* unmanaged<nint, nint, uint> eglDestroyContext = (delegate* unmanaged<nint, nint, uint>)library.Export("eglDestroyContext");
    public readonly delegate* unmanaged<nint, nint, uint> eglDestroySurface = (delegate* unmanaged<nint, nint, uint>)library.Export("eglDestroySurface");
    public readonly delegate* unmanaged<int> eglGetError = (delegate* unmanaged<int>)library.Export("eglGetError");
    public readonly delegate* unmanaged<uint> eglReleaseThread = (delegate* unmanaged<uint>)library.Export("eglReleaseThread");

    /// <summary>An entry point outside the library's exports, or 0.</summary>
    public nint Find(ReadOnlySpan<byte> nameWithNull)
    {
        fixed (byte* name = nameWithNull)
        {
            return eglGetProcAddress(name);
        }
    }

    /// <summary>The last error with its C name.</summary>
    public string LastError() => eglGetError() switch
    {
        0x3000 => "EGL_SUCCESS",
        0x3001 => "EGL_NOT_INITIALIZED",
        0x3002 => "EGL_BAD_ACCESS",
        0x3003 => "EGL_BAD_ALLOC",
        0x3004 => "EGL_BAD_ATTRIBUTE",
        0x3005 => "EGL_BAD_CONFIG",
        0x3006 => "EGL_BAD_CONTEXT",
        0x3008 => "EGL_BAD_DISPLAY",
        0x3009 => "EGL_BAD_MATCH",
        0x300C => "EGL_BAD_PARAMETER",
        int code => $"0x{code:X4}",
    };
}
