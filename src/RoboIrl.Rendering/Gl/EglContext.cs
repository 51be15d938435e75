namespace RoboIrl.Rendering.Gl;

/// <summary>An EGL context without a window: on a device, on Mesa's surfaceless platform, or on the default display.</summary>
internal sealed unsafe class EglContext : GlContext
{
    [ThreadStatic]
    private static int _living; // of this thread

    private readonly Egl _egl;
    private readonly nint _display;
    private GlLibrary? _library; // owned once the context stands: attempts that fail share it
    private nint _context;
    private nint _surface;

    private EglContext(Egl egl, nint display)
    {
        (_egl, _display) = (egl, display);
    }

    public override GlBackend Backend => GlBackend.Egl;

    public static EglContext? TryCreate(IList<string> attempts)
    {
        if (GlLibrary.TryOpen(attempts, "EGL", "libEGL.so.1", "libEGL.so") is not { } library)
        {
            return null;
        }

        Egl egl;
        try
        {
            egl = new Egl(library);
        }
        catch (GlException e)
        {
            attempts.Add($"EGL: {e.Message}");
            library.Dispose();
            return null;
        }

        foreach ((string name, Func<nint> open) in Displays(egl))
        {
            EglContext? context = null;
            try
            {
                nint display = open();
                context = new EglContext(egl, display);
                context.Start(name);
                context._library = library;
                return context;
            }
            catch (GlException e)
            {
                attempts.Add($"EGL {name}: {e.Message}");
                context?.Dispose();
            }
        }

        library.Dispose();
        return null;
    }

    protected override string? Bind() =>
        _egl.eglMakeCurrent(_display, _surface, _surface, _context) != 0 ? null : $"eglMakeCurrent failed with {_egl.LastError()}";

    protected override void Unbind()
    {
        _egl.eglBindAPI(Egl.EGL_OPENGL_API); // whose context is meant by none
        _egl.eglMakeCurrent(_display, 0, 0, 0);
    }

    /// <summary>Gives back context and surface. The display stays: EGL shares it among all users in the process.</summary>
    protected override void Free()
    {
        if (_context == 0)
        {
            return; // an attempt that came to none
        }

        if (_surface != 0)
        {
            _egl.eglDestroySurface(_display, _surface);
        }

        _egl.eglDestroyContext(_display, _context);
        _context = 0;
        if (--_living == 0)
        {
            // What EGL keeps for a thread goes with the thread's last context: it takes away any that is current.
            _egl.eglReleaseThread();
        }

        _library?.Dispose();
    }

    /// <summary>A graphics card comes first; the surfaceless platform is Mesa's software renderer where there is none.</summary>
    private static List<(string Name, Func<nint> Open)> Displays(Egl egl)
    {
        List<(string Name, Func<nint> Open)> displays = [];
        nint[] devices = Devices(egl);
        for (int i = 0; i < devices.Length; i++)
        {
            nint device = devices[i];
            displays.Add(($"device {i}", () => PlatformDisplay(egl, Egl.EGL_PLATFORM_DEVICE_EXT, device)));
        }

        displays.Add(("surfaceless", () => PlatformDisplay(egl, Egl.EGL_PLATFORM_SURFACELESS_MESA, 0)));
        displays.Add(("default display", () => egl.eglGetDisplay(0) is not 0 and var d ? d : throw new GlException("there is none")));
        return displays;
    }

    private static nint[] Devices(Egl egl)
    {
        const int AtMost = 16;
        var query = (delegate* unmanaged<int, nint*, int*, uint>)egl.Find("eglQueryDevicesEXT\0"u8);
        nint* devices = stackalloc nint[AtMost];
        int count = 0;
        return query != null && query(AtMost, devices, &count) != 0 ? new ReadOnlySpan<nint>(devices, count).ToArray() : [];
    }

    private static nint PlatformDisplay(Egl egl, uint platform, nint native)
    {
        var open = (delegate* unmanaged<uint, nint, int*, nint>)egl.Find("eglGetPlatformDisplayEXT\0"u8);
        if (open == null)
        {
            throw new GlException("eglGetPlatformDisplayEXT is not supported");
        }

        nint display = open(platform, native, null);
        return display != 0 ? display : throw new GlException($"eglGetPlatformDisplayEXT failed with {egl.LastError()}");
    }

    private void Start(string name)
    {
        int major;
        int minor;
        if (_egl.eglInitialize(_display, &major, &minor) == 0)
        {
            throw new GlException($"eglInitialize failed with {_egl.LastError()}");
        }

        if (_egl.eglBindAPI(Egl.EGL_OPENGL_API) == 0)
        {
            throw new GlException($"EGL {major}.{minor} here offers no OpenGL (eglBindAPI failed with {_egl.LastError()})");
        }

        nint config = ChooseConfig();
        _context = _egl.eglCreateContext(_display, config, 0, null);
        if (_context == 0)
        {
            throw new GlException($"eglCreateContext failed with {_egl.LastError()}");
        }

        _living++;
        if (TryMakeCurrent() is not null)
        {
            // A driver without surfaceless contexts wants something to draw on, though MuJoCo draws into its own buffer.
            int* size = stackalloc int[] { Egl.EGL_WIDTH, 16, Egl.EGL_HEIGHT, 16, Egl.EGL_NONE };
            _surface = _egl.eglCreatePbufferSurface(_display, config, size);
            MakeCurrent();
        }

        Description = $"EGL {name}: " + GlStrings.Describe(_egl.Find("glGetString\0"u8));
    }

    private nint ChooseConfig()
    {
        int* wanted = stackalloc int[]
        {
            Egl.EGL_SURFACE_TYPE, Egl.EGL_PBUFFER_BIT, Egl.EGL_RENDERABLE_TYPE, Egl.EGL_OPENGL_BIT,
            Egl.EGL_RED_SIZE, 8, Egl.EGL_GREEN_SIZE, 8, Egl.EGL_BLUE_SIZE, 8, Egl.EGL_NONE,
        };
        nint config = 0;
        int count = 0;
        return _egl.eglChooseConfig(_display, wanted, &config, 1, &count) != 0 && count > 0
            ? config
            : throw new GlException("no configuration for OpenGL with 8-bit colours and a pixel buffer");
    }
}
