using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RoboIrl.Native;

namespace TorchSharp;

/// <summary>The exports of libroboirl_torch.so, verbatim names; see README.md beside this folder for the conventions.</summary>
internal static unsafe partial class NativeMethods
{
    internal const string Library = "roboirl_torch";

#pragma warning disable CA2255 // The resolver must be there before the first call, and a static constructor would be checked on every call.
    [ModuleInitializer]
    internal static void Register() => NativeLibraries.Register(typeof(NativeMethods).Assembly);
#pragma warning restore CA2255

    [LibraryImport(Library)] internal static partial byte* rt_last_error();
    [LibraryImport(Library)] internal static partial byte* rt_version();
    [LibraryImport(Library)] internal static partial byte* rt_show_config();
    [LibraryImport(Library)] internal static partial void rt_free(nint t);
    [LibraryImport(Library)] internal static partial void rt_free_n(nint* t, long count);
    [LibraryImport(Library)] internal static partial void rt_free_array(nint* t);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long rt_owned_bytes(nint t);

    [LibraryImport(Library), SuppressGCTransition] internal static partial int rt_grad_enabled();
    [LibraryImport(Library), SuppressGCTransition] internal static partial void rt_set_grad_enabled(int enabled);
    [LibraryImport(Library)] internal static partial nint rt_inference_mode_enter(int enabled);
    [LibraryImport(Library)] internal static partial void rt_inference_mode_leave(nint guard);
    [LibraryImport(Library)] internal static partial int rt_inference_mode_enabled();
    [LibraryImport(Library)] internal static partial int rt_set_num_threads(int count);
    [LibraryImport(Library)] internal static partial int rt_get_num_threads();
    [LibraryImport(Library)] internal static partial int rt_set_num_interop_threads(int count);
    [LibraryImport(Library)] internal static partial int rt_get_num_interop_threads();
    [LibraryImport(Library)] internal static partial int rt_cuda_device_count();
    [LibraryImport(Library)] internal static partial int rt_cuda_is_available();
    [LibraryImport(Library)] internal static partial int rt_cudnn_is_available();
    [LibraryImport(Library)] internal static partial int rt_cuda_synchronize(int index);
    [LibraryImport(Library)] internal static partial int rt_set_default_dtype(int dtype);
    [LibraryImport(Library)] internal static partial int rt_get_default_dtype();

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
    [LibraryImport(Library)] internal static partial void* rt_data_ptr(nint t);
    [LibraryImport(Library)] internal static partial int rt_set_requires_grad(nint t, int value);
    [LibraryImport(Library)] internal static partial int rt_item(nint t, void* value);
    [LibraryImport(Library)] internal static partial nint rt_grad(nint t);
    [LibraryImport(Library)] internal static partial int rt_set_grad(nint t, nint gradient);
    [LibraryImport(Library)] internal static partial int rt_backward(nint* roots, long count, nint* gradients, long gradientCount, int retainGraph, int createGraph, nint* inputs, long inputCount);
    [LibraryImport(Library)] internal static partial int rt_autograd_grad(nint* outputs, long outputCount, nint* inputs, long inputCount, nint* gradients, long gradientCount, int retainGraph, int createGraph, int allowUnused, nint* results);
    [LibraryImport(Library)] internal static partial nint rt_alias(nint t);
    [LibraryImport(Library)] internal static partial nint rt_clone(nint t);
    [LibraryImport(Library)] internal static partial nint rt_detach(nint t);
    [LibraryImport(Library)] internal static partial int rt_detach_(nint t);
    [LibraryImport(Library)] internal static partial nint rt_contiguous(nint t);
    [LibraryImport(Library)] internal static partial int rt_copy_(nint t, nint source, int nonBlocking);
    [LibraryImport(Library)] internal static partial int rt_set_data(nint t, nint source);
    [LibraryImport(Library)] internal static partial nint rt_to(nint t, int dtype, int device, int nonBlocking, int copy);
}
