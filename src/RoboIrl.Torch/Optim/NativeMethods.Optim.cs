using System.Runtime.InteropServices;

namespace TorchSharp;

// Optimisers: native/torch_shim/optim.cpp; Adam, clipping and zeroing are with the fused exports.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial int rt_sgd_step(nint* parameters, nint* buffers, byte* started, long count, SgdNumbers* options);
}
