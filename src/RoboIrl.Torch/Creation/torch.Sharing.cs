using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>A tensor over the array's own memory (on the CPU, without conversion): writes are seen on both sides.</summary>
    /// <param name="rawArray">An array of any rank; it is pinned until the last view of the tensor is gone.</param>
    /// <param name="device">Where; another device than the CPU gets a copy.</param>
    /// <returns>A tensor of the array's shape.</returns>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <inheritdoc cref="from_array(Array, Device)"/>
    /// <param name="rawArray">An array of any rank; it is pinned until the last view of the tensor is gone.</param>
    /// <param name="dtype">Element type; another than the array's gets a copy.</param>
    /// <param name="device">Where; another device than the CPU gets a copy.</param>
    /// <param name="requires_grad">Whether gradients are recorded.</param>
    /// <param name="names">Accepted for source compatibility.</param>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        long[] sizes = new long[rawArray.Rank];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = rawArray.GetLength(i);
        }

        return Share(rawArray, 0, ElementTypeOf(rawArray), sizes, dtype, device, requires_grad);
    }

    /// <summary>A one-dimensional tensor over the memory of an array, read as elements of a type.</summary>
    /// <param name="rawArray">An array; it is pinned until the last view of the tensor is gone.</param>
    /// <param name="dtype">Type of the elements.</param>
    /// <param name="count">Number of elements; -1 is as many as fit.</param>
    /// <param name="offset">Bytes before the first element.</param>
    /// <param name="requires_grad">Whether gradients are recorded.</param>
    /// <returns>A tensor of one dimension.</returns>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        long bytes = Buffer.ByteLength(rawArray);
        int element = ByteSizeOf(dtype);
        if (offset < 0 || offset > bytes || offset % element != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"Expected a multiple of {element} from 0 to {bytes}.");
        }

        long fitting = (bytes - offset) / element;
        long length = count < 0 ? fitting : count;
        if (length > fitting)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The array holds {fitting} elements after the offset.");
        }

        return Share(rawArray, offset, dtype, [length], null, null, requires_grad);
    }

    /// <summary>A tensor over the array's own memory; the same as <see cref="from_array(Array, Device)"/>.</summary>
    /// <param name="data">An array of any rank.</param>
    /// <param name="dtype">Element type; another than the array's gets a copy.</param>
    /// <param name="device">Where; another device than the CPU gets a copy.</param>
    /// <returns>A tensor of the array's shape.</returns>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <inheritdoc cref="as_tensor(Array, ScalarType?, Device)"/>
    public static Tensor as_tensor<T>(T[] data, ScalarType? dtype = null, Device? device = null) where T : unmanaged =>
        from_array(data, dtype, device);

    /// <summary>The tensor itself under another wrapper, converted where type or device differ.</summary>
    /// <param name="data">A tensor.</param>
    /// <param name="dtype">Element type.</param>
    /// <param name="device">Where.</param>
    /// <returns>A tensor.</returns>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);

    private static Tensor Share(Array array, long offset, ScalarType source, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad)
    {
        GCHandle pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        byte* data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + offset;
        fixed (long* sizes = dimensions)
        {
            nint handle = NativeMethods.rt_from_blob(data, (int)source, sizes, dimensions.Length, &Unpin, GCHandle.ToIntPtr(pin), DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0);
            return Tensor.Wrap(handle);
        }
    }

    // Called by libtorch on whatever thread drops the last view.
    [UnmanagedCallersOnly]
    private static void Unpin(nint context) => GCHandle.FromIntPtr(context).Free();

    private static ScalarType ElementTypeOf(Array array) => array.GetType().GetElementType() switch
    {
        { } t when t == typeof(float) => ScalarType.Float32,
        { } t when t == typeof(double) => ScalarType.Float64,
        { } t when t == typeof(long) => ScalarType.Int64,
        { } t when t == typeof(int) => ScalarType.Int32,
        { } t when t == typeof(bool) => ScalarType.Bool,
        { } t when t == typeof(byte) => ScalarType.Byte,
        { } t when t == typeof(sbyte) => ScalarType.Int8,
        { } t when t == typeof(short) => ScalarType.Int16,
        { } t when t == typeof(Half) => ScalarType.Float16,
        { } t when t == typeof(System.Numerics.Complex) => ScalarType.ComplexFloat64,
        var t => throw new ArgumentException($"{t} is no element type of tensors."),
    };

    internal static int ByteSizeOf(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentException($"{type} is no element type of tensors."),
    };
}
