namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Negation.</summary>
        public static Tensor operator -(Tensor tensor) => tensor.neg();

        /// <summary>Sum.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <summary>Sum.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => Wrap(NativeMethods.rt_add_scalar(left.Handle, right, 1L), left);

        /// <summary>Sum.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => Wrap(NativeMethods.rt_add_scalar(right.Handle, left, 1L), right);

        /// <summary>Sum.</summary>
        public static Tensor operator +(Tensor left, int right) => Wrap(NativeMethods.rt_add_scalar(left.Handle, (long)right, 1L), left);

        /// <summary>Sum.</summary>
        public static Tensor operator +(int left, Tensor right) => Wrap(NativeMethods.rt_add_scalar(right.Handle, (long)left, 1L), right);

        /// <summary>Sum.</summary>
        public static Tensor operator +(Tensor left, long right) => Wrap(NativeMethods.rt_add_scalar(left.Handle, right, 1L), left);

        /// <summary>Sum.</summary>
        public static Tensor operator +(long left, Tensor right) => Wrap(NativeMethods.rt_add_scalar(right.Handle, left, 1L), right);

        /// <summary>Sum.</summary>
        public static Tensor operator +(Tensor left, float right) => Wrap(NativeMethods.rt_add_scalar(left.Handle, (double)right, 1L), left);

        /// <summary>Sum.</summary>
        public static Tensor operator +(float left, Tensor right) => Wrap(NativeMethods.rt_add_scalar(right.Handle, (double)left, 1L), right);

        /// <summary>Sum.</summary>
        public static Tensor operator +(Tensor left, double right) => Wrap(NativeMethods.rt_add_scalar(left.Handle, right, 1L), left);

        /// <summary>Sum.</summary>
        public static Tensor operator +(double left, Tensor right) => Wrap(NativeMethods.rt_add_scalar(right.Handle, left, 1L), right);

        /// <summary>Difference.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        /// <summary>Difference.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => Wrap(NativeMethods.rt_sub_scalar(left.Handle, right, 1L), left);

        /// <summary>Difference.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Wrap(NativeMethods.rt_rsub_scalar(right.Handle, left), right);

        /// <summary>Difference.</summary>
        public static Tensor operator -(Tensor left, int right) => Wrap(NativeMethods.rt_sub_scalar(left.Handle, (long)right, 1L), left);

        /// <summary>Difference.</summary>
        public static Tensor operator -(int left, Tensor right) => Wrap(NativeMethods.rt_rsub_scalar(right.Handle, (long)left), right);

        /// <summary>Difference.</summary>
        public static Tensor operator -(Tensor left, long right) => Wrap(NativeMethods.rt_sub_scalar(left.Handle, right, 1L), left);

        /// <summary>Difference.</summary>
        public static Tensor operator -(long left, Tensor right) => Wrap(NativeMethods.rt_rsub_scalar(right.Handle, left), right);

        /// <summary>Difference.</summary>
        public static Tensor operator -(Tensor left, float right) => Wrap(NativeMethods.rt_sub_scalar(left.Handle, (double)right, 1L), left);

        /// <summary>Difference.</summary>
        public static Tensor operator -(float left, Tensor right) => Wrap(NativeMethods.rt_rsub_scalar(right.Handle, (double)left), right);

        /// <summary>Difference.</summary>
        public static Tensor operator -(Tensor left, double right) => Wrap(NativeMethods.rt_sub_scalar(left.Handle, right, 1L), left);

        /// <summary>Difference.</summary>
        public static Tensor operator -(double left, Tensor right) => Wrap(NativeMethods.rt_rsub_scalar(right.Handle, left), right);

        /// <summary>Product.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        /// <summary>Product.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => Wrap(NativeMethods.rt_mul_scalar(left.Handle, right), left);

        /// <summary>Product.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => Wrap(NativeMethods.rt_mul_scalar(right.Handle, left), right);

        /// <summary>Product.</summary>
        public static Tensor operator *(Tensor left, int right) => Wrap(NativeMethods.rt_mul_scalar(left.Handle, (long)right), left);

        /// <summary>Product.</summary>
        public static Tensor operator *(int left, Tensor right) => Wrap(NativeMethods.rt_mul_scalar(right.Handle, (long)left), right);

        /// <summary>Product.</summary>
        public static Tensor operator *(Tensor left, long right) => Wrap(NativeMethods.rt_mul_scalar(left.Handle, right), left);

        /// <summary>Product.</summary>
        public static Tensor operator *(long left, Tensor right) => Wrap(NativeMethods.rt_mul_scalar(right.Handle, left), right);

        /// <summary>Product.</summary>
        public static Tensor operator *(Tensor left, float right) => Wrap(NativeMethods.rt_mul_scalar(left.Handle, (double)right), left);

        /// <summary>Product.</summary>
        public static Tensor operator *(float left, Tensor right) => Wrap(NativeMethods.rt_mul_scalar(right.Handle, (double)left), right);

        /// <summary>Product.</summary>
        public static Tensor operator *(Tensor left, double right) => Wrap(NativeMethods.rt_mul_scalar(left.Handle, right), left);

        /// <summary>Product.</summary>
        public static Tensor operator *(double left, Tensor right) => Wrap(NativeMethods.rt_mul_scalar(right.Handle, left), right);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => Wrap(NativeMethods.rt_div_scalar(left.Handle, right, 0), left);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => Wrap(NativeMethods.rt_rdiv_scalar(right.Handle, left), right);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(Tensor left, int right) => Wrap(NativeMethods.rt_div_scalar(left.Handle, (long)right, 0), left);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(int left, Tensor right) => Wrap(NativeMethods.rt_rdiv_scalar(right.Handle, (long)left), right);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(Tensor left, long right) => Wrap(NativeMethods.rt_div_scalar(left.Handle, right, 0), left);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(long left, Tensor right) => Wrap(NativeMethods.rt_rdiv_scalar(right.Handle, left), right);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(Tensor left, float right) => Wrap(NativeMethods.rt_div_scalar(left.Handle, (double)right, 0), left);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(float left, Tensor right) => Wrap(NativeMethods.rt_rdiv_scalar(right.Handle, (double)left), right);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(Tensor left, double right) => Wrap(NativeMethods.rt_div_scalar(left.Handle, right, 0), left);

        /// <summary>Quotient.</summary>
        public static Tensor operator /(double left, Tensor right) => Wrap(NativeMethods.rt_rdiv_scalar(right.Handle, left), right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => Wrap(NativeMethods.rt_remainder_scalar(left.Handle, right), left);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Scalar left, Tensor right) => RemainderOf(left, right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, int right) => Wrap(NativeMethods.rt_remainder_scalar(left.Handle, (long)right), left);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(int left, Tensor right) => RemainderOf((long)left, right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, long right) => Wrap(NativeMethods.rt_remainder_scalar(left.Handle, right), left);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(long left, Tensor right) => RemainderOf(left, right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, float right) => Wrap(NativeMethods.rt_remainder_scalar(left.Handle, (double)right), left);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(float left, Tensor right) => RemainderOf((double)left, right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, double right) => Wrap(NativeMethods.rt_remainder_scalar(left.Handle, right), left);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(double left, Tensor right) => RemainderOf(left, right);

        private static Tensor RemainderOf(NativeScalar left, Tensor right)
        {
            using Tensor dividend = Wrap(NativeMethods.rt_scalar_tensor(left, (int)right.dtype, right.device.Packed, 0));
            return dividend.remainder(right);
        }
    }
}
