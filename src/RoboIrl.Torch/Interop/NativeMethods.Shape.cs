using System.Runtime.InteropServices;

namespace TorchSharp;

// Views, joins and splits: native/torch_shim/shape.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial nint rt_view(nint self, long* sizes, long count);
    [LibraryImport(Library)] internal static partial nint rt_reshape(nint self, long* sizes, long count);
    [LibraryImport(Library)] internal static partial nint rt_permute(nint self, long* sizes, long count);
    [LibraryImport(Library)] internal static partial nint rt_repeat(nint self, long* sizes, long count);
    [LibraryImport(Library)] internal static partial nint rt_expand(nint self, long* sizes, long count, int @implicit);
    [LibraryImport(Library)] internal static partial nint rt_flatten(nint self, long start, long end);
    [LibraryImport(Library)] internal static partial nint rt_squeeze(nint self, int whole, long dim);
    [LibraryImport(Library)] internal static partial int rt_squeeze_(nint self, int whole, long dim);
    [LibraryImport(Library)] internal static partial nint rt_unsqueeze(nint self, long dim);
    [LibraryImport(Library)] internal static partial int rt_unsqueeze_(nint self, long dim);
    [LibraryImport(Library)] internal static partial nint rt_transpose(nint self, long first, long second);
    [LibraryImport(Library)] internal static partial nint rt_t(nint self);
    [LibraryImport(Library)] internal static partial nint rt_numpy_T(nint self);
    [LibraryImport(Library)] internal static partial nint rt_narrow(nint self, long dim, long start, long length);
    [LibraryImport(Library)] internal static partial nint rt_slice(nint self, long dim, long start, long finish, long step);
    [LibraryImport(Library)] internal static partial nint rt_select(nint self, long dim, long index);
    [LibraryImport(Library)] internal static partial nint rt_diagonal(nint self, long offset, long first, long second);
    [LibraryImport(Library)] internal static partial nint rt_diag(nint self, long diagonal);
    [LibraryImport(Library)] internal static partial nint rt_tril(nint self, long diagonal);
    [LibraryImport(Library)] internal static partial nint rt_triu(nint self, long diagonal);
    [LibraryImport(Library)] internal static partial nint rt_roll(nint self, long* shifts, long shiftCount, long* dims, long dimCount);
    [LibraryImport(Library)] internal static partial nint rt_flip(nint self, long* dims, long count);
    [LibraryImport(Library)] internal static partial int rt_resize_(nint self, long* sizes, long count);
    [LibraryImport(Library)] internal static partial nint rt_repeat_interleave(nint self, long repeats, int whole, long dim);
    [LibraryImport(Library)] internal static partial nint rt_cat(nint* tensors, long count, long dim);
    [LibraryImport(Library)] internal static partial nint rt_stack(nint* tensors, long count, long dim);
    [LibraryImport(Library)] internal static partial nint* rt_chunk(nint self, long chunks, long dim, long* count);
    [LibraryImport(Library)] internal static partial nint* rt_split(nint self, long size, long dim, long* count);
    [LibraryImport(Library)] internal static partial nint* rt_split_sizes(nint self, long* sizes, long sizeCount, long dim, long* count);
    [LibraryImport(Library)] internal static partial nint* rt_unbind(nint self, long dim, long* count);
    [LibraryImport(Library)] internal static partial nint* rt_where_list(nint condition, long* count);
    [LibraryImport(Library)] internal static partial nint* rt_meshgrid(nint* tensors, long tensorCount, int xy, long* count);
    [LibraryImport(Library)] internal static partial nint* rt_broadcast_tensors(nint* tensors, long tensorCount, long* count);
}
