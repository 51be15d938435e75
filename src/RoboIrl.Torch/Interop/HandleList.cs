namespace TorchSharp;

/// <summary>Lists of tensors on their way across the border.</summary>
internal static unsafe class HandleList
{
    /// <summary>Lists up to this length may live on the stack.</summary>
    internal const int StackLimit = 64;

    /// <summary>Writes the handles of <paramref name="tensors"/> into <paramref name="handles"/>.</summary>
    internal static void Fill(IList<torch.Tensor> tensors, Span<nint> handles)
    {
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i] = tensors[i].Handle;
        }
    }

    /// <inheritdoc cref="Fill(IList{torch.Tensor}, Span{nint})"/>
    internal static void Fill(ReadOnlySpan<torch.Tensor> tensors, Span<nint> handles)
    {
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i] = tensors[i].Handle;
        }
    }

    /// <summary>The handles of a list; none for null.</summary>
    internal static nint[] Of(IList<torch.Tensor>? tensors)
    {
        if (tensors is null || tensors.Count == 0)
        {
            return [];
        }

        nint[] handles = new nint[tensors.Count];
        Fill(tensors, handles);
        return handles;
    }

    /// <summary>Wraps the tensors of a list that came back, and frees the list; null means that the call failed.</summary>
    internal static torch.Tensor[] Take(nint* handles, long count)
    {
        if (handles is null)
        {
            NativeErrors.Throw();
        }

        var tensors = new torch.Tensor[count];
        for (long i = 0; i < count; i++)
        {
            tensors[i] = new torch.Tensor(handles[i]);
        }

        NativeMethods.rt_free_array(handles);
        return tensors;
    }
}
