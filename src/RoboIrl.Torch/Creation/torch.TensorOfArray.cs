namespace TorchSharp;

public static partial class torch
{
    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<bool>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<bool>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<bool>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<bool>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<bool>(rawArray, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<byte>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<byte>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<byte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(byte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<byte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(byte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<byte>(rawArray, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(sbyte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<sbyte>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(sbyte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<sbyte>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(sbyte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<sbyte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(sbyte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<sbyte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(sbyte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<sbyte>(rawArray, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<short>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(short[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<short>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(short[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<short>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(short[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<short>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(short[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<short>(rawArray, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<int>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<int>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<int>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<int>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<int>(rawArray, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(long[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<long>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(long[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<long>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<long>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<long>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<long>(rawArray, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<float>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<float>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<float>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<float>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<float>(rawArray, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<double>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<double>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<double>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<double>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<double>(rawArray, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(Half[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<Half>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(Half[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<Half>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(Half[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<Half>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(Half[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<Half>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(Half[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<Half>(rawArray, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the array.</summary>
    public static Tensor tensor(System.Numerics.Complex[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<System.Numerics.Complex>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the array, row by row.</summary>
    public static Tensor tensor(System.Numerics.Complex[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<System.Numerics.Complex>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the array.</summary>
    public static Tensor tensor(System.Numerics.Complex[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<System.Numerics.Complex>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the array.</summary>
    public static Tensor tensor(System.Numerics.Complex[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<System.Numerics.Complex>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the array.</summary>
    public static Tensor tensor(System.Numerics.Complex[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        CopyArray<System.Numerics.Complex>(rawArray, dtype, device, requires_grad);
}
