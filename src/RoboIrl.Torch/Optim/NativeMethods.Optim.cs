using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial int rt_adam_step(long count, nint* parameters, nint* expAvg, nint* expAvgSq, nint* maxExpAvgSq, long* steps, AdamNumbers* options);
    [LibraryImport(Library)] internal static partial int rt_sgd_step(long count, nint* parameters, nint* buffers, byte* started, SgdNumbers* options);
    [LibraryImport(Library)] internal static partial int rt_zero_grad(long count, nint* parameters, int setToNone);
    [LibraryImport(Library)] internal static partial int rt_clip_grad_norm(long count, nint* parameters, double maxNorm, double* total);
}
