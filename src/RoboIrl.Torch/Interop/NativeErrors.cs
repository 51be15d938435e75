using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Turns a native failure into the exception that TorchSharp users expect.</summary>
internal static unsafe class NativeErrors
{
    /// <summary>Throws when a status is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Check(int status)
    {
        if (status != 0)
        {
            Throw();
        }
    }

    /// <summary>Throws an <see cref="ExternalException"/> with libtorch's own text (of this thread).</summary>
    [DoesNotReturn]
#pragma warning disable CA2201 // TorchSharp's users catch exactly this type.
    internal static void Throw() => throw new ExternalException(Marshal.PtrToStringUTF8((nint)NativeMethods.rt_last_error()) ?? "libtorch failed without a message.");
#pragma warning restore CA2201
}
