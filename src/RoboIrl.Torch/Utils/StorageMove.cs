namespace TorchSharp.Utils;

/// <summary>Moves the storage of a tensor that others hold on to: the object and its identity stay.</summary>
internal static class StorageMove
{
    /// <summary>Element types change only between floating-point types: counters and indices stay what they are.</summary>
    internal static void Apply(torch.Tensor tensor, torch.Device? device, torch.ScalarType? dtype, bool nonBlocking)
    {
        torch.ScalarType type = dtype is { } wanted && IsFloating(tensor.dtype) ? wanted : tensor.dtype;
        torch.Device place = device ?? tensor.device;
        if (tensor.dtype == type && SamePlace(tensor.device, place))
        {
            return;
        }

        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor? gradient = tensor.grad;
        tensor.grad = null;
        SetData(tensor, tensor.detach().to(place, non_blocking: nonBlocking).to(type));
        if (gradient is not null)
        {
            tensor.grad = gradient.to(place, non_blocking: nonBlocking).to(type);
        }
    }

    /// <summary>Lets <paramref name="tensor"/> hold the storage, shape and type of <paramref name="source"/>.</summary>
    internal static void SetData(torch.Tensor tensor, torch.Tensor source)
    {
        NativeErrors.Check(NativeMethods.rt_set_data(tensor.Handle, source.Handle));
        GC.KeepAlive(tensor);
        GC.KeepAlive(source);
        tensor.InvalidateCache();
    }

    private static bool SamePlace(torch.Device a, torch.Device b) => a.type == b.type && (a.index == b.index || b.index < 0);

    private static bool IsFloating(torch.ScalarType type) =>
        type is torch.ScalarType.Float16 or torch.ScalarType.BFloat16 or torch.ScalarType.Float32 or torch.ScalarType.Float64;
}
