namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>Tensors joined along an existing dimension.</summary>
    /// <param name="tensors">At least one; equal sizes except along <paramref name="dim"/>.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <returns>A new tensor.</returns>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0)
    {
        Span<nint> handles = tensors.Length <= HandleList.StackLimit ? stackalloc nint[tensors.Length] : new nint[tensors.Length];
        HandleList.Fill(tensors, handles);
        fixed (nint* list = handles)
        {
            Tensor result = Tensor.Wrap(NativeMethods.rt_cat(list, handles.Length, dim));
            KeepAlive(tensors);
            return result;
        }
    }

    /// <inheritdoc cref="cat(ReadOnlySpan{Tensor}, long)"/>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => cat((ReadOnlySpan<Tensor>)tensors, dim);

    /// <inheritdoc cref="cat(ReadOnlySpan{Tensor}, long)"/>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat((ReadOnlySpan<Tensor>)[.. tensors], dim);

    /// <inheritdoc cref="cat(ReadOnlySpan{Tensor}, long)"/>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors of one shape joined along a new dimension.</summary>
    /// <param name="tensors">At least one.</param>
    /// <param name="dim">Place of the new dimension.</param>
    /// <returns>A new tensor.</returns>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        Tensor[] list = [.. tensors];
        nint[] handles = new nint[list.Length];
        HandleList.Fill((ReadOnlySpan<Tensor>)list, handles);
        fixed (nint* from = handles)
        {
            return Tensor.Wrap(NativeMethods.rt_stack(from, handles.Length, dim), (object)list);
        }
    }

    /// <summary>Tensors stacked as rows.</summary>
    /// <param name="tensors">At least one.</param>
    /// <returns>A new tensor.</returns>
    public static Tensor vstack(IList<Tensor> tensors) => cat((IList<Tensor>)[.. tensors.Select(static t => t.ndim < 2 ? t.reshape(1, -1) : t)]);

    /// <summary>Tensors broadcast to one common shape.</summary>
    /// <param name="tensors">At least one.</param>
    /// <returns>Views.</returns>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        nint[] handles = new nint[tensors.Length];
        HandleList.Fill((ReadOnlySpan<Tensor>)tensors, handles);
        fixed (nint* from = handles)
        {
            long count;
            nint* list = NativeMethods.rt_broadcast_tensors(from, handles.Length, &count);
            GC.KeepAlive(tensors);
            return HandleList.Take(list, list is null ? 0 : count);
        }
    }

    /// <summary>Coordinate grids of one-dimensional tensors.</summary>
    /// <param name="tensors">The axes.</param>
    /// <param name="indexing"><c>ij</c> or <c>xy</c>.</param>
    /// <returns>One grid per axis.</returns>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        Tensor[] axes = [.. tensors];
        nint[] handles = new nint[axes.Length];
        HandleList.Fill((ReadOnlySpan<Tensor>)axes, handles);
        fixed (nint* from = handles)
        {
            long count;
            nint* list = NativeMethods.rt_meshgrid(from, handles.Length, indexing == "xy" ? 1 : 0, &count);
            GC.KeepAlive(axes);
            return HandleList.Take(list, list is null ? 0 : count);
        }
    }

    /// <summary>Where the elements are not zero: one index tensor per dimension.</summary>
    /// <param name="condition">Any tensor.</param>
    /// <returns>As many tensors as there are dimensions.</returns>
    public static Tensor[] where(Tensor condition)
    {
        long count;
        nint* list = NativeMethods.rt_where_list(condition.Handle, &count);
        GC.KeepAlive(condition);
        return HandleList.Take(list, list is null ? 0 : count);
    }

    /// <summary>A sum of products of elements, written as an equation over index letters.</summary>
    /// <param name="equation">For example <c>ij,jk-&gt;ik</c>.</param>
    /// <param name="tensors">One per operand of the equation.</param>
    /// <returns>A new tensor.</returns>
    public static Tensor einsum(string equation, params Tensor[] tensors)
    {
        byte[] text = new byte[System.Text.Encoding.UTF8.GetMaxByteCount(equation.Length) + 1];
        System.Text.Encoding.UTF8.GetBytes(equation, text);
        nint[] handles = new nint[tensors.Length];
        HandleList.Fill((ReadOnlySpan<Tensor>)tensors, handles);
        fixed (byte* utf8 = text)
        fixed (nint* from = handles)
        {
            return Tensor.Wrap(NativeMethods.rt_einsum(utf8, from, handles.Length), (object)tensors);
        }
    }

    /// <summary>Products summed over pairs of dimensions.</summary>
    /// <param name="a">Left operand.</param>
    /// <param name="b">Right operand.</param>
    /// <param name="dims1">Dimensions of the left operand.</param>
    /// <param name="dims2">Dimensions of the right operand, as many.</param>
    /// <returns>A new tensor.</returns>
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2)
    {
        if (dims1.Length != dims2.Length)
        {
            throw new ArgumentException($"tensordot pairs dimensions: {dims1.Length} on the left, {dims2.Length} on the right.");
        }

        fixed (long* first = dims1, second = dims2)
        {
            return Tensor.Wrap(NativeMethods.rt_tensordot(a.Handle, b.Handle, first, second, dims1.Length), a, b);
        }
    }

    /// <summary>Products summed over the last dimensions of the left and the first of the right operand.</summary>
    /// <param name="a">Left operand.</param>
    /// <param name="b">Right operand.</param>
    /// <param name="dims">How many dimensions.</param>
    /// <returns>A new tensor.</returns>
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2)
    {
        long[] first = new long[dims];
        long[] second = new long[dims];
        for (int i = 0; i < dims; i++)
        {
            first[i] = a.ndim - dims + i;
            second[i] = i;
        }

        return tensordot(a, b, first, second);
    }

    private static void KeepAlive(ReadOnlySpan<Tensor> tensors)
    {
        foreach (Tensor tensor in tensors)
        {
            GC.KeepAlive(tensor);
        }
    }
}
