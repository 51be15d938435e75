namespace TorchSharp;

/// <summary>The single element of a tensor as a number, converted, and numbers as tensors.</summary>
/// <remarks>Errors: <see cref="ArgumentException"/> when the tensor has several elements.</remarks>
public static class TensorExtensionMethods
{
    /// <summary>The element as a truth value: not 0.</summary>
    public static bool ToBoolean(this torch.Tensor value) => value.SingleElement().AsDouble() != 0;

    /// <summary>The element as a byte.</summary>
    public static byte ToByte(this torch.Tensor value) => (byte)value.SingleElement().AsLong();

    /// <summary>The element as a signed byte.</summary>
    public static sbyte ToSByte(this torch.Tensor value) => (sbyte)value.SingleElement().AsLong();

    /// <summary>The element as a 16-bit integer.</summary>
    public static short ToInt16(this torch.Tensor value) => (short)value.SingleElement().AsLong();

    /// <summary>The element as a 32-bit integer.</summary>
    public static int ToInt32(this torch.Tensor value) => (int)value.SingleElement().AsLong();

    /// <summary>The element as a 64-bit integer.</summary>
    public static long ToInt64(this torch.Tensor value) => value.SingleElement().AsLong();

    /// <summary>The element in single precision.</summary>
    public static float ToSingle(this torch.Tensor value) => (float)value.SingleElement().AsDouble();

    /// <summary>The element in double precision.</summary>
    public static double ToDouble(this torch.Tensor value) => value.SingleElement().AsDouble();

    /// <summary>The element as a scalar.</summary>
    public static Scalar ToScalar(this torch.Tensor value) => value.SingleElement();

    /// <summary>The number as a tensor without dimensions.</summary>
    public static torch.Tensor ToTensor(this float value, torch.Device? device = null, bool requires_grad = false) => torch.tensor(value, device, requires_grad);

    /// <summary>The number as a tensor without dimensions.</summary>
    public static torch.Tensor ToTensor(this double value, torch.Device? device = null, bool requires_grad = false) => torch.tensor(value, null, device, requires_grad);

    /// <summary>The number as a tensor without dimensions.</summary>
    public static torch.Tensor ToTensor(this long value, torch.Device? device = null, bool requires_grad = false) => torch.tensor(value, null, device, requires_grad);

    /// <summary>A copy of the array as a tensor of the given sizes.</summary>
    public static torch.Tensor ToTensor(this float[] rawArray, long[] dimensions, bool requires_grad = false) => torch.tensor(rawArray, dimensions, requires_grad: requires_grad);
}
