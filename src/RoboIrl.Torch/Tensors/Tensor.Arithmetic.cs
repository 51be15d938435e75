namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sum of both.</summary>
        public Tensor add(Tensor target) => Wrap(NativeMethods.rt_add(Handle, target.Handle, 1L), this, target);

        /// <summary>Sum of both, in place.</summary>
        public Tensor add_(Tensor target) => Done(NativeMethods.rt_add_(Handle, target.Handle, 1L), target);

        /// <summary>Sum of this and alpha times the other.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Wrap(NativeMethods.rt_add(Handle, target.Handle, alpha), this, target);

        /// <summary>Sum of this and alpha times the other, in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Done(NativeMethods.rt_add_(Handle, target.Handle, alpha), target);

        /// <summary>Sum of this and alpha times a number.</summary>
        public Tensor add(Scalar scalar) => Wrap(NativeMethods.rt_add_scalar(Handle, scalar, 1L), this);

        /// <summary>Sum of this and alpha times a number, in place.</summary>
        public Tensor add_(Scalar scalar) => Done(NativeMethods.rt_add_scalar_(Handle, scalar, 1L));

        /// <summary>Sum of this and alpha times a number.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Wrap(NativeMethods.rt_add_scalar(Handle, scalar, alpha), this);

        /// <summary>Sum of this and alpha times a number, in place.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Done(NativeMethods.rt_add_scalar_(Handle, scalar, alpha));

        /// <summary>Difference of both.</summary>
        public Tensor sub(Tensor target) => Wrap(NativeMethods.rt_sub(Handle, target.Handle, 1L), this, target);

        /// <summary>Difference of both, in place.</summary>
        public Tensor sub_(Tensor target) => Done(NativeMethods.rt_sub_(Handle, target.Handle, 1L), target);

        /// <summary>Difference of this and alpha times the other.</summary>
        public Tensor sub(Tensor target, Scalar alpha) => Wrap(NativeMethods.rt_sub(Handle, target.Handle, alpha), this, target);

        /// <summary>Difference of this and alpha times the other, in place.</summary>
        public Tensor sub_(Tensor target, Scalar alpha) => Done(NativeMethods.rt_sub_(Handle, target.Handle, alpha), target);

        /// <summary>Difference of this and alpha times a number.</summary>
        public Tensor sub(Scalar scalar) => Wrap(NativeMethods.rt_sub_scalar(Handle, scalar, 1L), this);

        /// <summary>Difference of this and alpha times a number, in place.</summary>
        public Tensor sub_(Scalar scalar) => Done(NativeMethods.rt_sub_scalar_(Handle, scalar, 1L));

        /// <summary>Difference of this and alpha times a number.</summary>
        public Tensor sub(Scalar scalar, Scalar alpha) => Wrap(NativeMethods.rt_sub_scalar(Handle, scalar, alpha), this);

        /// <summary>Difference of this and alpha times a number, in place.</summary>
        public Tensor sub_(Scalar scalar, Scalar alpha) => Done(NativeMethods.rt_sub_scalar_(Handle, scalar, alpha));

        /// <summary>Product.</summary>
        public Tensor mul(Tensor target) => Wrap(NativeMethods.rt_mul(Handle, target.Handle), this, target);

        /// <summary>Product, in place.</summary>
        public Tensor mul_(Tensor target) => Done(NativeMethods.rt_mul_(Handle, target.Handle), target);

        /// <summary>Product.</summary>
        public Tensor mul(Scalar target) => Wrap(NativeMethods.rt_mul_scalar(Handle, target), this);

        /// <summary>Product, in place.</summary>
        public Tensor mul_(Scalar target) => Done(NativeMethods.rt_mul_scalar_(Handle, target));

        /// <summary>Remainder with the sign of the dividend.</summary>
        public Tensor fmod(Tensor target) => Wrap(NativeMethods.rt_fmod(Handle, target.Handle), this, target);

        /// <summary>Remainder with the sign of the dividend, in place.</summary>
        public Tensor fmod_(Tensor target) => Done(NativeMethods.rt_fmod_(Handle, target.Handle), target);

        /// <summary>Remainder with the sign of the dividend.</summary>
        public Tensor fmod(Scalar target) => Wrap(NativeMethods.rt_fmod_scalar(Handle, target), this);

        /// <summary>Remainder with the sign of the dividend, in place.</summary>
        public Tensor fmod_(Scalar target) => Done(NativeMethods.rt_fmod_scalar_(Handle, target));

        /// <summary>Remainder with the sign of the divisor.</summary>
        public Tensor remainder(Tensor target) => Wrap(NativeMethods.rt_remainder(Handle, target.Handle), this, target);

        /// <summary>Remainder with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Tensor target) => Done(NativeMethods.rt_remainder_(Handle, target.Handle), target);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public Tensor remainder(Scalar target) => Wrap(NativeMethods.rt_remainder_scalar(Handle, target), this);

        /// <summary>Remainder with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Scalar target) => Done(NativeMethods.rt_remainder_scalar_(Handle, target));

        /// <summary>Quotient.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Wrap(NativeMethods.rt_div(Handle, target.Handle, (int)rounding_mode), this, target);

        /// <summary>Quotient, in place.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Done(NativeMethods.rt_div_(Handle, target.Handle, (int)rounding_mode), target);

        /// <summary>Quotient.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Wrap(NativeMethods.rt_div_scalar(Handle, target, (int)rounding_mode), this);

        /// <summary>Quotient, in place.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Done(NativeMethods.rt_div_scalar_(Handle, target, (int)rounding_mode));

        /// <summary>Quotient, rounded down.</summary>
        public Tensor floor_divide(Tensor target) => div(target, RoundingMode.floor);

        /// <summary>Quotient, rounded down, in place.</summary>
        public Tensor floor_divide_(Tensor target) => div_(target, RoundingMode.floor);

        /// <summary>Quotient, rounded down.</summary>
        public Tensor floor_divide(Scalar target) => div(target, RoundingMode.floor);

        /// <summary>Quotient, rounded down, in place.</summary>
        public Tensor floor_divide_(Scalar target) => div_(target, RoundingMode.floor);

        /// <summary>Power.</summary>
        public Tensor pow(Tensor exponent) => Wrap(NativeMethods.rt_pow(Handle, exponent.Handle), this, exponent);

        /// <summary>Power, in place.</summary>
        public Tensor pow_(Tensor exponent) => Done(NativeMethods.rt_pow_(Handle, exponent.Handle), exponent);

        /// <summary>Power.</summary>
        public Tensor pow(Scalar exponent) => Wrap(NativeMethods.rt_pow_scalar(Handle, exponent), this);

        /// <summary>Power, in place.</summary>
        public Tensor pow_(Scalar exponent) => Done(NativeMethods.rt_pow_scalar_(Handle, exponent));
    }
}
