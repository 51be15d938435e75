namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where the elements are equal.</summary>
        public Tensor eq(Tensor other) => Wrap(NativeMethods.rt_eq(Handle, other.Handle), this, other);

        /// <inheritdoc cref="eq(Tensor)"/>
        public Tensor eq(Scalar other) => Wrap(NativeMethods.rt_eq_scalar(Handle, other), this);

        /// <summary>Where the elements differ.</summary>
        public Tensor ne(Tensor other) => Wrap(NativeMethods.rt_ne(Handle, other.Handle), this, other);

        /// <inheritdoc cref="ne(Tensor)"/>
        public Tensor ne(Scalar other) => Wrap(NativeMethods.rt_ne_scalar(Handle, other), this);

        /// <summary>Where the left element is smaller.</summary>
        public Tensor lt(Tensor other) => Wrap(NativeMethods.rt_lt(Handle, other.Handle), this, other);

        /// <inheritdoc cref="lt(Tensor)"/>
        public Tensor lt(Scalar other) => Wrap(NativeMethods.rt_lt_scalar(Handle, other), this);

        /// <summary>Where the left element is not larger.</summary>
        public Tensor le(Tensor other) => Wrap(NativeMethods.rt_le(Handle, other.Handle), this, other);

        /// <inheritdoc cref="le(Tensor)"/>
        public Tensor le(Scalar other) => Wrap(NativeMethods.rt_le_scalar(Handle, other), this);

        /// <summary>Where the left element is larger.</summary>
        public Tensor gt(Tensor other) => Wrap(NativeMethods.rt_gt(Handle, other.Handle), this, other);

        /// <inheritdoc cref="gt(Tensor)"/>
        public Tensor gt(Scalar other) => Wrap(NativeMethods.rt_gt_scalar(Handle, other), this);

        /// <summary>Where the left element is not smaller.</summary>
        public Tensor ge(Tensor other) => Wrap(NativeMethods.rt_ge(Handle, other.Handle), this, other);

        /// <inheritdoc cref="ge(Tensor)"/>
        public Tensor ge(Scalar other) => Wrap(NativeMethods.rt_ge_scalar(Handle, other), this);

        /// <summary>Where the elements are equal.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        /// <inheritdoc cref="eq(Tensor)"/>
        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        /// <inheritdoc cref="eq(Tensor)"/>
        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        /// <summary>Where the elements differ.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        /// <inheritdoc cref="ne(Tensor)"/>
        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        /// <inheritdoc cref="ne(Tensor)"/>
        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        /// <summary>Where the left element is smaller.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        /// <inheritdoc cref="lt(Tensor)"/>
        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        /// <inheritdoc cref="lt(Tensor)"/>
        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        /// <summary>Where the left element is not larger.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        /// <inheritdoc cref="le(Tensor)"/>
        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        /// <inheritdoc cref="le(Tensor)"/>
        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        /// <summary>Where the left element is larger.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        /// <inheritdoc cref="gt(Tensor)"/>
        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        /// <inheritdoc cref="gt(Tensor)"/>
        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        /// <summary>Where the left element is not smaller.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        /// <inheritdoc cref="ge(Tensor)"/>
        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        /// <inheritdoc cref="ge(Tensor)"/>
        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        /// <summary>Whether this is the same wrapper; == compares elements.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && ReferenceEquals(this, other);

        /// <inheritdoc/>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
