using System.Runtime.InteropServices;

namespace TorchSharp;

// Initial values: native/torch_shim/orthonormal.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial nint rt_orthonormal(nint matrix);
}
