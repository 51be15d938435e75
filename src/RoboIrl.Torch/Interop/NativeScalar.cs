using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number by value, as the shim takes it (<c>RtScalar</c>): kind 0 double, 1 integer, 2 boolean, 3 absent.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeScalar(long bits, long kind)
{
    internal readonly long Bits = bits;
    internal readonly long Kind = kind;

    internal static NativeScalar None => new(0, 3);

    public static implicit operator NativeScalar(double value) => new(BitConverter.DoubleToInt64Bits(value), 0);

    public static implicit operator NativeScalar(long value) => new(value, 1);

    public static implicit operator NativeScalar(bool value) => new(value ? 1 : 0, 2);

    public static implicit operator NativeScalar(Scalar? value) => value is null ? None : value.Value;
}
