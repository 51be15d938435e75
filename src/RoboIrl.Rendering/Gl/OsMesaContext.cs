using RoboIrl.Native;

namespace RoboIrl.Rendering.Gl;

/// <summary>Mesa's off-screen context in main memory.</summary>
internal sealed unsafe class OsMesaContext : IGlContext
{
    private const uint Rgba = 0x1908;
    private const uint UnsignedByte = 0x1401;

    // MuJoCo draws into a framebuffer object of its own: the context's own buffer is never seen.
    private const int BufferSide = 16;

    private readonly GlLibrary _library;
    private readonly NativeBuffer<byte> _buffer = new(BufferSide * BufferSide * 4);
    private nint _context;

    private OsMesaContext(GlLibrary library)
    {
        _library = library;
        var create = (delegate* unmanaged<uint, int, int, int, nint, nint>)library.Export("OSMesaCreateContextExt");
        _context = create(Rgba, 24, 8, 0, 0);
        if (_context == 0)
        {
            _buffer.Dispose();
            throw new GlException("OSMesaCreateContextExt gave no context");
        }
    }

    public GlBackend Backend => GlBackend.OsMesa;

    public string Description { get; private set; } = "OSMesa";

    public static OsMesaContext? TryCreate(IList<string> attempts)
    {
        if (GlLibrary.TryOpen(attempts, "OSMesa", "libOSMesa.so.8", "libOSMesa.so.6", "libOSMesa.so") is not { } library)
        {
            return null;
        }

        OsMesaContext? context = null;
        try
        {
            context = new OsMesaContext(library);
            context.MakeCurrent();
            var find = (delegate* unmanaged<byte*, nint>)library.Export("OSMesaGetProcAddress");
            fixed (byte* name = "glGetString"u8)
            {
                context.Description = "OSMesa: " + GlStrings.Describe(find(name));
            }

            return context;
        }
        catch (GlException e)
        {
            attempts.Add($"OSMesa: {e.Message}");
            if (context is null)
            {
                library.Dispose();
            }

            context?.Dispose();
            return null;
        }
    }

    public void MakeCurrent()
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        var makeCurrent = (delegate* unmanaged<nint, void*, uint, int, int, byte>)_library.Export("OSMesaMakeCurrent");
        if (makeCurrent(_context, _buffer.Pointer, UnsignedByte, BufferSide, BufferSide) == 0)
        {
            throw new GlException("OSMesaMakeCurrent failed");
        }
    }

    public void Dispose()
    {
        if (_context == 0)
        {
            return;
        }

        var destroy = (delegate* unmanaged<nint, void>)_library.Export("OSMesaDestroyContext");
        destroy(_context);
        _context = 0;
        _buffer.Dispose();
        _library.Dispose();
    }
}
