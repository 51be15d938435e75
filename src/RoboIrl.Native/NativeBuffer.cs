using System.Runtime.InteropServices;

namespace RoboIrl.Native;

/// <summary>An owned, zeroed, 64-byte aligned block of native memory that the garbage collector never moves.</summary>
/// <typeparam name="T">An unmanaged element type.</typeparam>
/// <remarks>Deterministic: <see cref="Dispose"/> frees it. There is no finalizer; the owner disposes.</remarks>
public sealed unsafe class NativeBuffer<T> : IDisposable
    where T : unmanaged
{
    private T* _pointer;

    /// <summary>Allocates <paramref name="length"/> zeroed elements.</summary>
    /// <param name="length">Number of elements, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public NativeBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        nuint bytes = (nuint)Math.Max(1, length) * (nuint)sizeof(T);
        _pointer = (T*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(_pointer, bytes);
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>First element; valid until <see cref="Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public T* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pointer is null, this);
            return _pointer;
        }
    }

    /// <summary>A view of the memory; never store it longer than the buffer lives.</summary>
    public Span<T> Span => new(Pointer, Length);

    /// <summary>Frees the memory. Calling it twice is allowed.</summary>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_pointer);
        _pointer = null;
    }
}
