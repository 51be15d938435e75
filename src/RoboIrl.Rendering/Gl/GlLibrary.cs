using System.Runtime.InteropServices;

namespace RoboIrl.Rendering.Gl;

/// <summary>A GL library opened while trying a backend; unlike <c>DllImport</c>s it can be closed again.</summary>
/// <remarks>
/// MuJoCo picks its OpenGL entry points from whichever GL library is loaded in the process, EGL before OSMesa. A library
/// whose backend failed must therefore be gone before the next one is tried.
/// </remarks>
internal sealed class GlLibrary : IDisposable
{
    private nint _handle;

    private GlLibrary(nint handle) => _handle = handle;

    /// <summary>Opens the first of the names that loads.</summary>
    public static GlLibrary? TryOpen(IList<string> attempts, string backend, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out nint handle))
            {
                return new GlLibrary(handle);
            }
        }

        attempts.Add($"{backend}: the library {string.Join(" or ", names.ToArray())} is not installed");
        return null;
    }

    /// <summary>An entry point.</summary>
    public nint Export(string name) => NativeLibrary.TryGetExport(_handle, name, out nint address)
        ? address
        : throw new GlException($"The entry point {name} is missing.");

    public void Dispose()
    {
        if (_handle != 0)
        {
            NativeLibrary.Free(_handle);
            _handle = 0;
        }
    }
}
