using System.Runtime.InteropServices;

namespace TorchSharp;

// Errors, ownership, modes, threads and devices: native/torch_shim/runtime.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial byte* rt_last_error();
    [LibraryImport(Library)] internal static partial byte* rt_version();
    [LibraryImport(Library)] internal static partial void rt_free(nint tensor);
    [LibraryImport(Library)] internal static partial void rt_free_n(nint* tensors, long count);
    [LibraryImport(Library)] internal static partial void rt_free_array(nint* tensors);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long rt_owned_bytes(nint tensor);
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
    [LibraryImport(Library)] internal static partial byte* rt_show_config();
}
