namespace TorchSharp;

/// <summary>
/// Frees the native tensor of a wrapper that was dropped outside every scope. Tensors in a scope have none:
/// the scope frees them, and a finalizable object per operation would cost more than the operation's dispatch.
/// </summary>
internal sealed class HandleGuard
{
    private const long PressureThreshold = 64 * 1024;
    private readonly nint _handle;
    private readonly long _pressure;

    internal HandleGuard(nint handle)
    {
        _handle = handle;
        long bytes = NativeMethods.rt_owned_bytes(handle);
        if (bytes >= PressureThreshold)
        {
            // Without it the collector sees 24 bytes where megabytes are held, and never runs.
            _pressure = bytes;
            GC.AddMemoryPressure(bytes);
        }
    }

    ~HandleGuard()
    {
        RemovePressure();
        torch.Tensor.CountFreed();
        NativeMethods.rt_free(_handle);
    }

    /// <summary>Ends the guard's duty; the handle stays alive and belongs to the caller.</summary>
    internal void Release()
    {
#pragma warning disable CA1816 // The guard has no Dispose: releasing it is what ends its duty.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
        RemovePressure();
    }

    private void RemovePressure()
    {
        if (_pressure > 0)
        {
            GC.RemoveMemoryPressure(_pressure);
        }
    }
}
