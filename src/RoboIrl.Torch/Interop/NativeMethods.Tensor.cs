using System.Runtime.InteropServices;

namespace TorchSharp;

// What a tensor says about itself, moves and differentiation: native/torch_shim/tensor.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library), SuppressGCTransition] internal static partial long rt_dim(nint t);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long rt_numel(nint t);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int rt_dtype(nint t);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int rt_device(nint t);
    [LibraryImport(Library), SuppressGCTransition] internal static partial void rt_sizes(nint t, long* sizes);
    [LibraryImport(Library), SuppressGCTransition] internal static partial void rt_strides(nint t, long* strides);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long rt_storage_offset(nint t);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int rt_is_contiguous(nint t);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long rt_element_size(nint t);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int rt_requires_grad(nint t);
    [LibraryImport(Library)] internal static partial int rt_is_leaf(nint t);
    [LibraryImport(Library)] internal static partial int rt_is_sparse(nint t);
    [LibraryImport(Library)] internal static partial void* rt_data_ptr(nint tensor);
    [LibraryImport(Library)] internal static partial int rt_set_requires_grad(nint tensor, int value);
    [LibraryImport(Library)] internal static partial int rt_item(nint tensor, void* value);
    [LibraryImport(Library)] internal static partial nint rt_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int rt_set_grad(nint tensor, nint gradient);
    [LibraryImport(Library)] internal static partial int rt_backward(nint* roots, long count, nint* gradients, long gradientCount, int retainGraph, int createGraph, nint* inputs, long inputCount);
    [LibraryImport(Library)] internal static partial int rt_autograd_grad(nint* outputs, long outputCount, nint* inputs, long inputCount, nint* gradients, long gradientCount, int retainGraph, int createGraph, int allowUnused, nint* results);
    [LibraryImport(Library)] internal static partial nint rt_alias(nint tensor);
    [LibraryImport(Library)] internal static partial nint rt_clone(nint tensor);
    [LibraryImport(Library)] internal static partial nint rt_detach(nint tensor);
    [LibraryImport(Library)] internal static partial int rt_detach_(nint tensor);
    [LibraryImport(Library)] internal static partial nint rt_contiguous(nint tensor);
    [LibraryImport(Library)] internal static partial int rt_copy_(nint tensor, nint source, int nonBlocking);
    [LibraryImport(Library)] internal static partial int rt_set_data(nint tensor, nint source);
    [LibraryImport(Library)] internal static partial nint rt_to(nint tensor, int dtype, int device, int nonBlocking, int copy);
}
