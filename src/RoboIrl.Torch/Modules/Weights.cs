namespace TorchSharp.Modules;

/// <summary>Weights of the library's own modules: they never belong to a scope, the module frees them.</summary>
internal static class Weights
{
    /// <summary>A trained tensor from its initial values.</summary>
    internal static Parameter Parameter(torch.Tensor values, bool requiresGrad = true)
    {
        Parameter parameter = new(values, requiresGrad);
        parameter.DetachFromDisposeScope();
        return parameter;
    }

    /// <summary>A tensor that is stored, not trained.</summary>
    internal static torch.Tensor Buffer(torch.Tensor values) => values.DetachFromDisposeScope();

    /// <summary>Uniform in [-bound, bound].</summary>
    internal static Parameter Uniform(double bound, torch.Device? device, torch.ScalarType? dtype, params long[] shape)
    {
        using IDisposable mode = torch.no_grad();
        return Parameter(torch.empty(shape, dtype, device).uniform_(-bound, bound));
    }

    /// <summary>All elements equal.</summary>
    internal static Parameter Constant(double value, torch.Device? device, torch.ScalarType? dtype, params long[] shape)
    {
        using IDisposable mode = torch.no_grad();
        return Parameter(torch.empty(shape, dtype, device).fill_(value));
    }
}
