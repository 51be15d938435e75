namespace TorchSharp;

public static partial class torch
{
    /// <summary>Zeros in the shape, and by default of the type and on the device, of another tensor.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Wrap(NativeMethods.rt_zeros_like(input.Handle, DtypeCode(dtype), PackedOrAbsent(device), requires_grad ? 1 : 0), input);

    /// <summary>Ones in the shape, and by default of the type and on the device, of another tensor.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Wrap(NativeMethods.rt_ones_like(input.Handle, DtypeCode(dtype), PackedOrAbsent(device), requires_grad ? 1 : 0), input);

    /// <summary>Undefined elements in the shape, and by default of the type and on the device, of another tensor.</summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Wrap(NativeMethods.rt_empty_like(input.Handle, DtypeCode(dtype), PackedOrAbsent(device), requires_grad ? 1 : 0), input);

    /// <summary>Uniform numbers of [0, 1) in the shape, and by default of the type and on the device, of another tensor.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Wrap(NativeMethods.rt_rand_like(input.Handle, DtypeCode(dtype), PackedOrAbsent(device), requires_grad ? 1 : 0), input);

    /// <summary>Standard normal numbers in the shape, and by default of the type and on the device, of another tensor.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Wrap(NativeMethods.rt_randn_like(input.Handle, DtypeCode(dtype), PackedOrAbsent(device), requires_grad ? 1 : 0), input);

    /// <summary>One number in the shape, and by default of the type and on the device, of another tensor.</summary>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Wrap(NativeMethods.rt_full_like(input.Handle, value, DtypeCode(dtype), PackedOrAbsent(device), requires_grad ? 1 : 0), input);

    /// <summary>Code of an optional element type: -1 where there is none.</summary>
    internal static int DtypeCode(ScalarType? dtype) => dtype is { } type ? (int)type : -1;

    /// <summary>Code of the device where something is made: the default device where none is given.</summary>
    internal static int DeviceCode(Device? device) => (device ?? s_defaultDevice).Packed;

    /// <summary>Code of an optional device: -1 where there is none.</summary>
    internal static int PackedOrAbsent(Device? device) => device?.Packed ?? -1;
}
