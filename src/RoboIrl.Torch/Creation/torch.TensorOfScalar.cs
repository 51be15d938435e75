namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor with one element and no dimension, of the number's own type.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) => FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor with one element and no dimension, of the number's own type.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) => FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor with one element and no dimension, of the number's own type.</summary>
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) => FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor with one element and no dimension, of the number's own type.</summary>
    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) => FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor with one element and no dimension, of the number's own type.</summary>
    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) => FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor with one element and no dimension, by default of the number's own type.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, dtype, device, requires_grad);

    /// <summary>A tensor with one element and no dimension, by default of the number's own type.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, dtype, device, requires_grad);

    /// <summary>A tensor with one element and no dimension, by default of the number's own type.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, dtype, device, requires_grad);

    /// <summary>A tensor with one element and no dimension, of the given type.</summary>
    public static Tensor tensor(float scalar, ScalarType dtype, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, dtype, device, requires_grad);

    /// <summary>A tensor with one element and no dimension, of the given type.</summary>
    public static Tensor tensor(int scalar, ScalarType dtype, Device? device = null, bool requires_grad = false) =>
        FromScalar(scalar, dtype, device, requires_grad);

    private static Tensor FromScalar(Scalar value, ScalarType? dtype, Device? device, bool requires_grad) =>
        Tensor.Wrap(NativeMethods.rt_scalar_tensor(value, (int)(dtype ?? value.Type), DeviceCode(device), requires_grad ? 1 : 0));
}
