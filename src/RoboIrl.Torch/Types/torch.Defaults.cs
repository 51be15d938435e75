namespace TorchSharp;

public static partial class torch
{
    private static Device s_defaultDevice = new(DeviceType.CPU);

    /// <summary>Threads that one operation may use on the calling thread. Set it on every thread that computes.</summary>
    /// <param name="num">1 or more.</param>
    public static void set_num_threads(int num) => NativeErrors.Check(NativeMethods.rt_set_num_threads(num));

    /// <summary>Threads that one operation may use.</summary>
    /// <returns>1 or more.</returns>
    public static int get_num_threads() => NativeMethods.rt_get_num_threads();

    /// <summary>Threads that run independent operations; once per process, before the first use.</summary>
    /// <param name="num">1 or more.</param>
    public static void set_num_interop_threads(int num) => NativeErrors.Check(NativeMethods.rt_set_num_interop_threads(num));

    /// <summary>Threads that run independent operations.</summary>
    /// <returns>1 or more.</returns>
    public static int get_num_interop_threads() => NativeMethods.rt_get_num_interop_threads();

    /// <summary>Element type of tensors made without one.</summary>
    /// <param name="dtype">A floating type.</param>
    public static void set_default_dtype(ScalarType dtype) => NativeErrors.Check(NativeMethods.rt_set_default_dtype((int)dtype));

    /// <summary>Element type of tensors made without one.</summary>
    /// <returns>Float32 unless it was changed.</returns>
    public static ScalarType get_default_dtype() => (ScalarType)NativeMethods.rt_get_default_dtype();

    /// <summary>Where tensors are made when no device is given; for the whole process.</summary>
    /// <param name="device">The device.</param>
    public static void set_default_device(Device device) => s_defaultDevice = device ?? throw new ArgumentNullException(nameof(device));

    /// <summary>Where tensors are made when no device is given; for the whole process.</summary>
    /// <param name="device">The device's name.</param>
    public static void set_default_device(string device) => set_default_device(new Device(device));

    /// <summary>Where tensors are made when no device is given.</summary>
    /// <returns>The CPU unless it was changed.</returns>
    public static Device get_default_device() => s_defaultDevice;

    /// <summary>Version of the loaded libtorch.</summary>
    public static unsafe string __version__ => System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)NativeMethods.rt_version()) ?? "";

    /// <summary>How the loaded libtorch was built: BLAS, vector instructions, CUDA.</summary>
    /// <returns>libtorch's own text.</returns>
    public static unsafe string show_config() => System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)NativeMethods.rt_show_config()) ?? "";
}
