namespace TorchSharp;

/// <summary>A number on its way into an operation. It holds the value itself: nothing native, nothing to dispose.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly NativeScalar Value;

    private Scalar(NativeScalar value, torch.ScalarType type)
    {
        Value = value;
        Type = type;
    }

    /// <summary>The element type that a tensor made of this number has.</summary>
    public torch.ScalarType Type { get; }

    /// <summary>Does nothing; there for source compatibility.</summary>
    public void Dispose()
    {
    }

    /// <summary>An 8-bit unsigned number.</summary>
    public static implicit operator Scalar(byte value) => new((long)value, torch.ScalarType.Byte);

    /// <summary>An 8-bit signed number.</summary>
    public static implicit operator Scalar(sbyte value) => new((long)value, torch.ScalarType.Int8);

    /// <summary>A 16-bit number.</summary>
    public static implicit operator Scalar(short value) => new((long)value, torch.ScalarType.Int16);

    /// <summary>A 32-bit number.</summary>
    public static implicit operator Scalar(int value) => new((long)value, torch.ScalarType.Int32);

    /// <summary>A 64-bit number.</summary>
    public static implicit operator Scalar(long value) => new(value, torch.ScalarType.Int64);

    /// <summary>A half-precision number.</summary>
    public static implicit operator Scalar(Half value) => new((double)value, torch.ScalarType.Float16);

    /// <summary>A single-precision number.</summary>
    public static implicit operator Scalar(float value) => new((double)value, torch.ScalarType.Float32);

    /// <summary>A double-precision number.</summary>
    public static implicit operator Scalar(double value) => new(value, torch.ScalarType.Float64);

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(value, torch.ScalarType.Bool);

    internal double AsDouble() => Value.Kind == 0 ? BitConverter.Int64BitsToDouble(Value.Bits) : Value.Bits;

    internal long AsLong() => Value.Kind == 0 ? (long)BitConverter.Int64BitsToDouble(Value.Bits) : Value.Bits;
}
