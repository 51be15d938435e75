namespace RoboIrl.Core.Checkpoints;

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">Its name; unique in the file.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Dimensions, each 0 or more; empty for a scalar.</param>
/// <param name="Offset">First byte, counted from the end of the header.</param>
/// <param name="Bytes">Length in bytes.</param>
public sealed record SafetensorsEntry(string Name, SafetensorsType Type, IReadOnlyList<long> Shape, long Offset, long Bytes)
{
    /// <summary>Elements that are read or written at once.</summary>
    internal const int PartElements = 1 << 24;

    /// <summary>Bytes of one element.</summary>
    /// <param name="type">Element type.</param>
    public static int SizeOf(SafetensorsType type) => type switch
    {
        SafetensorsType.F32 or SafetensorsType.I32 => 4,
        SafetensorsType.F64 or SafetensorsType.I64 => 8,
        _ => 1,
    };

    /// <summary>The element type that holds a C# type.</summary>
    /// <typeparam name="T">float, double, int, long or byte.</typeparam>
    /// <exception cref="ArgumentException">Any other type.</exception>
    public static SafetensorsType TypeOf<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? SafetensorsType.F32
        : typeof(T) == typeof(double) ? SafetensorsType.F64
        : typeof(T) == typeof(int) ? SafetensorsType.I32
        : typeof(T) == typeof(long) ? SafetensorsType.I64
        : typeof(T) == typeof(byte) ? SafetensorsType.U8
        : throw new ArgumentException($"Tensors are stored as float, double, int, long or byte; {typeof(T)} is none of them.");

    /// <summary>Number of bytes of a tensor.</summary>
    /// <param name="type">Element type.</param>
    /// <param name="shape">Dimensions.</param>
    /// <exception cref="OverflowException">More than 2^63 bytes, or a negative dimension.</exception>
    public static long ByteCount(SafetensorsType type, ReadOnlySpan<long> shape)
    {
        long count = SizeOf(type);
        foreach (long dimension in shape)
        {
            if (dimension < 0)
            {
                throw new OverflowException("A dimension is negative.");
            }

            count = checked(count * dimension);
        }

        return count;
    }
}
