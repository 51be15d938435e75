namespace TorchSharp;

/// <summary>
/// Frees the native tensor of a wrapper that was dropped outside every scope. Tensors in a scope have none:
/// the scope frees them, and a finalizable object per operation would cost more than the operation's dispatch.
/// </summary>
/// <remarks>
/// The collector sees a few bytes where megabytes are held and would never run, so the guards count the bytes of
/// large tensors and ask for a collection when they have doubled since the last one.
/// </remarks>
internal sealed class HandleGuard
{
    private const long Large = 64 * 1024;
    private const long FirstLimit = 256L << 20;
    private static long s_held;
    private static long s_limit = FirstLimit;
    private static int s_collecting;
    private readonly nint _handle;
    private readonly long _bytes;

    internal HandleGuard(nint handle)
    {
        _handle = handle;
        long bytes = NativeMethods.rt_owned_bytes(handle);
        if (bytes >= Large)
        {
            _bytes = bytes;
            if (Interlocked.Add(ref s_held, bytes) > Volatile.Read(ref s_limit))
            {
                CollectDropped();
            }
        }
    }

    ~HandleGuard()
    {
        Interlocked.Add(ref s_held, -_bytes);
        torch.Tensor.CountFreed();
        NativeMethods.rt_free(_handle);
    }

    /// <summary>Ends the guard's duty; the handle stays alive and belongs to the caller.</summary>
    internal void Release()
    {
#pragma warning disable CA1816 // The guard has no Dispose: releasing it is what ends its duty.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
        Interlocked.Add(ref s_held, -_bytes);
    }

    private static void CollectDropped()
    {
        if (Interlocked.Exchange(ref s_collecting, 1) == 0)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Volatile.Write(ref s_limit, Math.Max(FirstLimit, 2 * Interlocked.Read(ref s_held)));
            Volatile.Write(ref s_collecting, 0);
        }
    }
}
