namespace TorchSharp;

public static partial class torch
{
    /// <summary>A one-dimensional tensor with a copy of the list.</summary>
    public static Tensor tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<bool>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<bool>([.. rawArray], [dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<bool>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<bool>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the memory, row by row.</summary>
    public static Tensor tensor(Memory<bool> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<bool>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the list.</summary>
    public static Tensor tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<byte>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<byte>([.. rawArray], [dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<byte>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<byte>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the memory, row by row.</summary>
    public static Tensor tensor(Memory<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<byte>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the list.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<sbyte>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<sbyte>([.. rawArray], [dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<sbyte>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<sbyte>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the memory, row by row.</summary>
    public static Tensor tensor(Memory<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<sbyte>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the list.</summary>
    public static Tensor tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<short>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<short>([.. rawArray], [dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<short>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<short>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the memory, row by row.</summary>
    public static Tensor tensor(Memory<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<short>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the list.</summary>
    public static Tensor tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<int>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<int> rawArray, long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<int>([.. rawArray], [dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<int> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<int>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<int> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<int>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the memory, row by row.</summary>
    public static Tensor tensor(Memory<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<int>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the list.</summary>
    public static Tensor tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<long>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<long>([.. rawArray], [dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<long>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<long>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the memory, row by row.</summary>
    public static Tensor tensor(Memory<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<long>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the list.</summary>
    public static Tensor tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<float>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<float>([.. rawArray], [dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<float>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<float>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the memory, row by row.</summary>
    public static Tensor tensor(Memory<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<float>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the list.</summary>
    public static Tensor tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<double>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<double>([.. rawArray], [dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<double>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<double>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the memory, row by row.</summary>
    public static Tensor tensor(Memory<double> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<double>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the list.</summary>
    public static Tensor tensor(IList<Half> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<Half>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of 2 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<Half> rawArray, long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<Half>([.. rawArray], [dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of 3 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<Half> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<Half>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of 4 dimensions with a copy of the list, row by row.</summary>
    public static Tensor tensor(IList<Half> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<Half>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the given sizes with a copy of the memory, row by row.</summary>
    public static Tensor tensor(Memory<Half> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy<Half>(rawArray.Span, dimensions, dtype, device, requires_grad);
}
