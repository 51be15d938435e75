using System.Runtime.InteropServices;

namespace RoboIrl.BindingGenerator.Clang;

/// <summary>A source text that exists only in memory.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CXUnsavedFile
{
    public byte* Filename;
    public byte* Contents;
    public nuint Length;
}
