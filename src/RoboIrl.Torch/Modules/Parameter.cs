namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
/// <remarks>
/// Made inside a dispose scope it belongs to that scope, as every tensor does: build modules outside scopes, or call
/// <c>DetachFromDisposeScope</c>. The weights of the modules of this library detach themselves.
/// </remarks>
public class Parameter : torch.Tensor
{
    /// <summary>Takes over the data of a tensor, which is invalid afterwards.</summary>
    /// <param name="data">Initial values; the parameter is a leaf of the graph whatever computed them.</param>
    /// <param name="requires_grad">Whether gradients are collected.</param>
    public Parameter(torch.Tensor data, bool requires_grad = true) : base(TakeOver(data, requires_grad))
    {
    }

    private static nint TakeOver(torch.Tensor data, bool requiresGrad)
    {
        ArgumentNullException.ThrowIfNull(data);
        nint handle = NativeMethods.rt_detach(data.Handle);
        if (handle == 0)
        {
            NativeErrors.Throw();
        }

        data.Dispose();
        if (requiresGrad && NativeMethods.rt_set_requires_grad(handle, 1) != 0)
        {
            NativeMethods.rt_free(handle);
            NativeErrors.Throw();
        }

        return handle;
    }
}
