using System.Runtime.InteropServices;

namespace TorchSharp;

// Sampling and initial values: native/torch_shim/sampling.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial nint rt_standard_gamma(nint concentration);
    [LibraryImport(Library)] internal static partial nint rt_orthonormal(nint matrix);
}
