namespace TorchSharp;

public static partial class torch
{
    /// <summary>Questions about CUDA devices.</summary>
    public static partial class cuda
    {
        /// <summary>Whether libtorch was built with CUDA and finds a device.</summary>
        /// <returns>True when tensors can live on a GPU.</returns>
        public static bool is_available() => NativeMethods.rt_cuda_is_available() != 0;

        /// <summary>Number of CUDA devices.</summary>
        /// <returns>0 where there is none.</returns>
        public static int device_count() => NativeMethods.rt_cuda_device_count();

        /// <summary>Whether cuDNN can be used.</summary>
        /// <returns>False on the CPU build.</returns>
        public static bool is_cudnn_available() => NativeMethods.rt_cudnn_is_available() != 0;

        /// <summary>Waits until a device has done all its work.</summary>
        /// <param name="device">Which; null is the current one.</param>
        public static void synchronize(Device? device = null) => NativeErrors.Check(NativeMethods.rt_cuda_synchronize(device?.index ?? -1));
    }
}
