using RoboIrl.Native;

namespace RoboIrl.Rendering.Gl;

/// <summary>Mesa's off-screen context in main memory.</summary>
internal sealed unsafe class OsMesaContext : GlContext
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

    public override GlBackend Backend => GlBackend.OsMesa;

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

    protected override string? Bind() =>
        _mesa.OSMesaMakeCurrent(_context, _buffer.Pointer, OpenGl.GL_UNSIGNED_BYTE, BufferSide, BufferSide) != 0 ? null : "OSMesaMakeCurrent failed";

    protected override void Unbind() => _mesa.OSMesaMakeCurrent(0, null, 0, 0, 0);

    protected override void Free()
    {
        _mesa.OSMesaDestroyContext(_context);
        _context = 0;
        _buffer.Dispose();
        _library.Dispose();
    }
}
