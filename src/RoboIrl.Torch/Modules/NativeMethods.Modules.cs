using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial int rt_lstm(nint input, nint h0, nint c0, nint* weights, long count, int bias, long layers, double dropout, int train, int bidirectional, int batchFirst, nint* results);
    [LibraryImport(Library)] internal static partial int rt_gru(nint input, nint h0, nint* weights, long count, int bias, long layers, double dropout, int train, int bidirectional, int batchFirst, nint* results);
    [LibraryImport(Library)] internal static partial nint rt_module_conv2d(nint input, nint weight, nint bias, long* pairs, long groups);
    [LibraryImport(Library)] internal static partial nint rt_module_batch_norm(nint input, nint weight, nint bias, nint runningMean, nint runningVar, int train, double momentum, double eps);
    [LibraryImport(Library)] internal static partial nint rt_module_embedding(nint weight, nint indices, long paddingIndex, int scaleByFrequency, int sparse);
    [LibraryImport(Library)] internal static partial nint rt_standard_gamma(nint concentration);
    [LibraryImport(Library)] internal static partial nint rt_solve_lower(nint l, nint b);
    [LibraryImport(Library)] internal static partial nint rt_orthonormal(nint matrix);
}
