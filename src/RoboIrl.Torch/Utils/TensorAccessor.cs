using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor in row-major order, whatever its strides.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
/// <remarks>Contiguous tensors are copied in one piece. Errors: <see cref="ArgumentException"/> on wrong indices and lengths.</remarks>
public sealed unsafe class TensorAccessor<T> : IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly long[] _shape;
    private readonly long[] _stride;
    private readonly bool _contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
        _shape = tensor.CachedShape;
        _stride = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    private T* Data => (T*)_tensor.RawPointer();

    /// <summary>One element: a full index, or a single number that counts in row-major order.</summary>
    /// <param name="indices">As many as there are dimensions, or one.</param>
    public T this[params long[] indices]
    {
        get
        {
            T value = Data[Offset(indices)];
            GC.KeepAlive(_tensor);
            return value;
        }
        set
        {
            Data[Offset(indices)] = value;
            GC.KeepAlive(_tensor);
        }
    }

    /// <summary>A copy of all elements.</summary>
    /// <returns>A new array.</returns>
    public T[] ToArray()
    {
        T[] array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    /// <summary>Copies elements out.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="arrayIndex">First place that is written.</param>
    /// <param name="tensorIndex">First element that is read.</param>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        Span<T> to = array[CheckStart(arrayIndex, array.Length)..];
        long count = CheckRoom(tensorIndex, to.Length);
        if (count > to.Length)
        {
            throw new ArgumentException($"The array has room for {to.Length} elements from index {arrayIndex}, the tensor gives {count}.", nameof(array));
        }

        if (_contiguous)
        {
            new ReadOnlySpan<T>(Data + tensorIndex, (int)count).CopyTo(to);
        }
        else
        {
            T* data = Data;
            for (int i = 0; i < count; i++)
            {
                to[i] = data[OffsetOf(tensorIndex + i)];
            }
        }

        GC.KeepAlive(_tensor);
    }

    /// <summary>Copies elements in.</summary>
    /// <param name="array">Where from.</param>
    /// <param name="arrayIndex">First element that is read.</param>
    /// <param name="tensorIndex">First place in the tensor that is written.</param>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ReadOnlySpan<T> from = array[CheckStart(arrayIndex, array.Length)..];
        long room = CheckRoom(tensorIndex, from.Length);
        if (from.Length > room)
        {
            throw new ArgumentException($"The tensor has room for {room} elements from index {tensorIndex}, {from.Length} were given.", nameof(array));
        }

        if (_contiguous)
        {
            from.CopyTo(new Span<T>(Data + tensorIndex, from.Length));
        }
        else
        {
            T* data = Data;
            for (int i = 0; i < from.Length; i++)
            {
                data[OffsetOf(tensorIndex + i)] = from[i];
            }
        }

        GC.KeepAlive(_tensor);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
        {
            yield return At(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T At(long index)
    {
        T value = Data[OffsetOf(index)];
        GC.KeepAlive(_tensor);
        return value;
    }

    private static int CheckStart(int start, int length) => (uint)start <= (uint)length
        ? start
        : throw new ArgumentException($"The array has {length} elements; the index {start} is outside.");

    private long CheckRoom(long start, int wanted) => start >= 0 && start <= Count
        ? Math.Min(Count - start, int.MaxValue)
        : throw new ArgumentException($"The tensor has {Count} elements; the index {start} (for {wanted} elements) is outside.");

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && _shape.Length != 1)
        {
            return indices[0] >= 0 && indices[0] < Count ? OffsetOf(indices[0]) : throw OutOfRange(indices);
        }

        if (indices.Length != _shape.Length)
        {
            throw OutOfRange(indices);
        }

        long offset = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)_shape[i])
            {
                throw OutOfRange(indices);
            }

            offset += indices[i] * _stride[i];
        }

        return offset;
    }

    private ArgumentException OutOfRange(long[] indices) =>
        new($"The index [{string.Join(", ", indices)}] is outside of the shape [{string.Join(", ", _shape)}].");

    private long OffsetOf(long index)
    {
        if (_contiguous)
        {
            return index;
        }

        long offset = 0;
        for (int i = _shape.Length - 1; i >= 0; i--)
        {
            offset += index % _shape[i] * _stride[i];
            index /= _shape[i];
        }

        return offset;
    }
}
