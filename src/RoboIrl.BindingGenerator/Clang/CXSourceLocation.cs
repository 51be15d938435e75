using System.Runtime.InteropServices;

namespace RoboIrl.BindingGenerator.Clang;

/// <summary>A place in the source, opaque.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CXSourceLocation
{
    private readonly nint _data0;
    private readonly nint _data1;
    private readonly uint _intData;
}
