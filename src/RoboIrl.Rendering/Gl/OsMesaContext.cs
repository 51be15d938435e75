using RoboIrl.Native;

namespace RoboIrl.Rendering.Gl;

/// <summary>Mesa's off-screen context in main memory.</summary>
internal sealed unsafe class OsMesaContext : IGlContext
{
    // MuJoCo draws into a framebuffer object of its own: the context's own buffer is never seen.
    private const int BufferSide = 16;

    private readonly GlLibrary _library;
    private readonly OsMesa _mesa;
    private readonly NativeBuffer<byte> _buffer = new(BufferSide * BufferSide * 4);
    private nint _context;

    private OsMesaContext(GlLibrary library)
    {
        _library = library;
        _mesa = new OsMesa(library);
        _context = _mesa.OSMesaCreateContextExt(OsMesa.OSMESA_RGBA, 24, 8, 0, 0);
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
            fixed (byte* name = "glGetString"u8)
            {
                context.Description = "OSMesa: " + GlStrings.Describe(context._mesa.OSMesaGetProcAddress((sbyte*)name));
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
        if (_mesa.OSMesaMakeCurrent(_context, _buffer.Pointer, OpenGl.GL_UNSIGNED_BYTE, BufferSide, BufferSide) == 0)
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

        _mesa.OSMesaDestroyContext(_context);
        _context = 0;
        _buffer.Dispose();
        _library.Dispose();
    }
}
