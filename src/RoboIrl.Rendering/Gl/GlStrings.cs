using System.Runtime.InteropServices;

namespace RoboIrl.Rendering.Gl;

/// <summary>Asks the current context what it is.</summary>
internal static unsafe class GlStrings
{
    /// <summary>Renderer and version in one line.</summary>
    /// <param name="getString">Address of <c>glGetString</c>, or 0.</param>
    /// <exception cref="GlException">The context is not usable: nothing answers.</exception>
    public static string Describe(nint getString)
    {
        if (getString == 0)
        {
            throw new GlException("the driver has no glGetString");
        }

        var call = (delegate* unmanaged<uint, byte*>)getString;
        string? renderer = Marshal.PtrToStringUTF8((nint)call(OpenGl.GL_RENDERER));
        string? version = Marshal.PtrToStringUTF8((nint)call(OpenGl.GL_VERSION));
        return renderer is null || version is null
            ? throw new GlException("the context answers no query (glGetString gave null)")
            : $"{renderer}, OpenGL {version.Split(' ')[0]}";
    }
}
