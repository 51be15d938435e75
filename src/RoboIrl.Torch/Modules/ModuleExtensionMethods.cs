using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moving and converting modules, with the module's own type as the result.</summary>
/// <remarks>Parameters and buffers change in place and keep their identity; element types change for floating-point tensors only.</remarks>
public static class ModuleExtensionMethods
{
    /// <summary>Converts the module.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="type">Target element type.</param>
    /// <param name="non_blocking">Whether a copy may run behind the caller's back.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false) where T : nn.Module => Move(module, null, type, non_blocking);

    /// <summary>Moves the module.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">Target device.</param>
    /// <param name="non_blocking">Whether a copy may run behind the caller's back.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module => Move(module, device, null, non_blocking);

    /// <summary>Moves and converts the module.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">Target device.</param>
    /// <param name="type">Target element type.</param>
    /// <param name="non_blocking">Whether a copy may run behind the caller's back.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false) where T : nn.Module => Move(module, device, type, non_blocking);

    /// <summary>Moves the module.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">Kind of the target device.</param>
    /// <param name="deviceIndex">Its index; -1 for the current one.</param>
    /// <param name="non_blocking">Whether a copy may run behind the caller's back.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module =>
        Move(module, new Device(deviceType, deviceIndex), null, non_blocking);

    /// <summary>Moves and converts the module to where and what another tensor is.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="other">The tensor to follow.</param>
    /// <param name="non_blocking">Whether a copy may run behind the caller's back.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false) where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(other);
        return Move(module, other.device, other.dtype, non_blocking);
    }

    /// <summary>Moves the module to the CPU.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <returns>The module.</returns>
    public static T cpu<T>(this T module) where T : nn.Module => Move(module, CPU, null, false);

    /// <summary>Moves the module to a CUDA device.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="deviceIndex">Index of the device; -1 for the current one.</param>
    /// <param name="non_blocking">Whether a copy may run behind the caller's back.</param>
    /// <returns>The module.</returns>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module =>
        Move(module, new Device(DeviceType.CUDA, deviceIndex), null, non_blocking);

    /// <summary>Converts the module to half precision.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <returns>The module.</returns>
    public static T half<T>(this T module) where T : nn.Module => Move(module, null, ScalarType.Float16, false);

    /// <summary>Converts the module to single precision.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <returns>The module.</returns>
    public static T @float<T>(this T module) where T : nn.Module => Move(module, null, ScalarType.Float32, false);

    /// <summary>Converts the module to double precision.</summary>
    /// <typeparam name="T">Type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <returns>The module.</returns>
    public static T @double<T>(this T module) where T : nn.Module => Move(module, null, ScalarType.Float64, false);

    private static T Move<T>(T module, Device? device, ScalarType? type, bool nonBlocking) where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        module._to(device, type, nonBlocking);
        return module;
    }
}
