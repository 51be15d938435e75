using System.Runtime.InteropServices;

namespace RoboIrl.BindingGenerator.Clang;

/// <summary>libclang's string; <see cref="Take"/> copies and frees it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CXString
{
    private readonly nint _data;
    private readonly uint _flags;

    /// <summary>The text; the native string is disposed.</summary>
    public readonly string Take()
    {
        string text = Marshal.PtrToStringUTF8(LibClang.clang_getCString(this)) ?? string.Empty;
        LibClang.clang_disposeString(this);
        return text;
    }
}
