using System.Runtime.InteropServices;

namespace TorchSharp;

// Index expressions: native/torch_shim/indexing.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial nint rt_index(nint self, NativeIndex* entries, long count);
    [LibraryImport(Library)] internal static partial int rt_index_put_(nint self, NativeIndex* entries, long count, nint value);
    [LibraryImport(Library)] internal static partial nint rt_gather(nint self, long dim, nint index);
    [LibraryImport(Library)] internal static partial nint rt_scatter(nint self, long dim, nint index, nint source);
    [LibraryImport(Library)] internal static partial int rt_scatter_(nint self, long dim, nint index, nint source);
    [LibraryImport(Library)] internal static partial int rt_scatter_scalar_(nint self, long dim, nint index, NativeScalar value);
    [LibraryImport(Library)] internal static partial nint rt_scatter_add(nint self, long dim, nint index, nint source);
    [LibraryImport(Library)] internal static partial int rt_scatter_add_(nint self, long dim, nint index, nint source);
    [LibraryImport(Library)] internal static partial nint rt_index_select(nint self, long dim, nint index);
    [LibraryImport(Library)] internal static partial int rt_index_add_(nint self, long dim, nint index, nint source, NativeScalar alpha);
    [LibraryImport(Library)] internal static partial int rt_index_copy_(nint self, long dim, nint index, nint source);
    [LibraryImport(Library)] internal static partial int rt_index_fill_(nint self, long dim, nint index, NativeScalar value);
    [LibraryImport(Library)] internal static partial nint rt_masked_select(nint self, nint mask);
    [LibraryImport(Library)] internal static partial nint rt_take_along_dim(nint self, nint index, long dim);
    [LibraryImport(Library)] internal static partial nint rt_nonzero(nint self);
    [LibraryImport(Library)] internal static partial nint rt_searchsorted(nint sorted, nint values, int right);
}
