namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether both are true.</summary>
        public Tensor logical_and(Tensor other) => Wrap(NativeMethods.rt_logical_and(Handle, other.Handle), this, other);

        /// <summary>Whether both are true, in place.</summary>
        public Tensor logical_and_(Tensor other) => Done(NativeMethods.rt_logical_and_(Handle, other.Handle), other);

        /// <summary>Whether one is true.</summary>
        public Tensor logical_or(Tensor other) => Wrap(NativeMethods.rt_logical_or(Handle, other.Handle), this, other);

        /// <summary>Whether one is true, in place.</summary>
        public Tensor logical_or_(Tensor other) => Done(NativeMethods.rt_logical_or_(Handle, other.Handle), other);

        /// <summary>Whether exactly one is true.</summary>
        public Tensor logical_xor(Tensor other) => Wrap(NativeMethods.rt_logical_xor(Handle, other.Handle), this, other);

        /// <summary>Whether exactly one is true, in place.</summary>
        public Tensor logical_xor_(Tensor other) => Done(NativeMethods.rt_logical_xor_(Handle, other.Handle), other);

        /// <summary>Bits set in both.</summary>
        public Tensor bitwise_and(Tensor other) => Wrap(NativeMethods.rt_bitwise_and(Handle, other.Handle), this, other);

        /// <summary>Bits set in both, in place.</summary>
        public Tensor bitwise_and_(Tensor other) => Done(NativeMethods.rt_bitwise_and_(Handle, other.Handle), other);

        /// <summary>Bits set in one.</summary>
        public Tensor bitwise_or(Tensor other) => Wrap(NativeMethods.rt_bitwise_or(Handle, other.Handle), this, other);

        /// <summary>Bits set in one, in place.</summary>
        public Tensor bitwise_or_(Tensor other) => Done(NativeMethods.rt_bitwise_or_(Handle, other.Handle), other);

        /// <summary>Bits set in exactly one.</summary>
        public Tensor bitwise_xor(Tensor other) => Wrap(NativeMethods.rt_bitwise_xor(Handle, other.Handle), this, other);

        /// <summary>Bits set in exactly one, in place.</summary>
        public Tensor bitwise_xor_(Tensor other) => Done(NativeMethods.rt_bitwise_xor_(Handle, other.Handle), other);

        /// <inheritdoc cref="bitwise_and(Tensor)"/>
        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        /// <inheritdoc cref="bitwise_and(Tensor)"/>
        public static Tensor operator &(Tensor left, Scalar right) => Wrap(NativeMethods.rt_bitwise_and_scalar(left.Handle, right), left);

        /// <inheritdoc cref="bitwise_and(Tensor)"/>
        public static Tensor operator &(Scalar left, Tensor right) => Wrap(NativeMethods.rt_bitwise_and_scalar(right.Handle, left), right);

        /// <inheritdoc cref="bitwise_or(Tensor)"/>
        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        /// <inheritdoc cref="bitwise_or(Tensor)"/>
        public static Tensor operator |(Tensor left, Scalar right) => Wrap(NativeMethods.rt_bitwise_or_scalar(left.Handle, right), left);

        /// <inheritdoc cref="bitwise_or(Tensor)"/>
        public static Tensor operator |(Scalar left, Tensor right) => Wrap(NativeMethods.rt_bitwise_or_scalar(right.Handle, left), right);

        /// <inheritdoc cref="bitwise_xor(Tensor)"/>
        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        /// <inheritdoc cref="bitwise_xor(Tensor)"/>
        public static Tensor operator ^(Tensor left, Scalar right) => Wrap(NativeMethods.rt_bitwise_xor_scalar(left.Handle, right), left);

        /// <inheritdoc cref="bitwise_xor(Tensor)"/>
        public static Tensor operator ^(Scalar left, Tensor right) => Wrap(NativeMethods.rt_bitwise_xor_scalar(right.Handle, left), right);

        /// <inheritdoc cref="bitwise_not()"/>
        public static Tensor operator ~(Tensor tensor) => tensor.bitwise_not();
    }
}
