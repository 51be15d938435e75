namespace TorchSharp;

public static partial class torch
{
    /// <summary>Copies elements into a new tensor.</summary>
    /// <exception cref="ArgumentException">The number of elements does not fit the sizes, or the type has no tensor type.</exception>
    private static unsafe Tensor Copy<T>(ReadOnlySpan<T> data, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged
    {
        long expected = 1;
        foreach (long size in dimensions)
        {
            expected *= size;
        }

        if (expected != data.Length)
        {
            throw new ArgumentException($"The sizes [{string.Join(", ", dimensions.ToArray())}] need {expected} elements, {data.Length} were given.");
        }

        fixed (T* from = data)
        fixed (long* sizes = dimensions)
        {
            return Tensor.Wrap(NativeMethods.rt_from_data(from, (long)data.Length * sizeof(T), (int)ScalarTypeOf<T>(), sizes, dimensions.Length, DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0));
        }
    }

    private static unsafe Tensor CopyArray<T>(Array array, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged
    {
        Span<long> sizes = stackalloc long[array.Rank];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = array.GetLength(i);
        }

        ReadOnlySpan<T> data = array.Length == 0
            ? default
            : new ReadOnlySpan<T>(System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array)), array.Length);
        fixed (T* pinned = data)
        {
            return Copy(new ReadOnlySpan<T>(pinned, array.Length), sizes, dtype, device, requires_grad);
        }
    }

    /// <summary>The element type of tensors made of a .NET type.</summary>
    internal static ScalarType ScalarTypeOf<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? ScalarType.Float32 :
        typeof(T) == typeof(double) ? ScalarType.Float64 :
        typeof(T) == typeof(long) ? ScalarType.Int64 :
        typeof(T) == typeof(int) ? ScalarType.Int32 :
        typeof(T) == typeof(bool) ? ScalarType.Bool :
        typeof(T) == typeof(byte) ? ScalarType.Byte :
        typeof(T) == typeof(sbyte) ? ScalarType.Int8 :
        typeof(T) == typeof(short) ? ScalarType.Int16 :
        typeof(T) == typeof(Half) ? ScalarType.Float16 :
        typeof(T) == typeof(System.Numerics.Complex) ? ScalarType.ComplexFloat64 :
        throw new ArgumentException($"{typeof(T)} is no element type of tensors.");
}
