namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Arc cosine in radians.</summary>
        public Tensor acos() => Wrap(NativeMethods.rt_acos(Handle), this);

        /// <summary>Arc cosine in radians, in place.</summary>
        public Tensor acos_() => Done(NativeMethods.rt_acos_(Handle));

        /// <summary>Arc tangent in radians.</summary>
        public Tensor atan() => Wrap(NativeMethods.rt_atan(Handle), this);

        /// <summary>Arc tangent in radians, in place.</summary>
        public Tensor atan_() => Done(NativeMethods.rt_atan_(Handle));

        /// <summary>Hyperbolic sine.</summary>
        public Tensor sinh() => Wrap(NativeMethods.rt_sinh(Handle), this);

        /// <summary>Hyperbolic sine, in place.</summary>
        public Tensor sinh_() => Done(NativeMethods.rt_sinh_(Handle));

        /// <summary>Hyperbolic cosine.</summary>
        public Tensor cosh() => Wrap(NativeMethods.rt_cosh(Handle), this);

        /// <summary>Hyperbolic cosine, in place.</summary>
        public Tensor cosh_() => Done(NativeMethods.rt_cosh_(Handle));

        /// <summary>Inverse hyperbolic sine.</summary>
        public Tensor asinh() => Wrap(NativeMethods.rt_asinh(Handle), this);

        /// <summary>Inverse hyperbolic sine, in place.</summary>
        public Tensor asinh_() => Done(NativeMethods.rt_asinh_(Handle));

        /// <summary>Inverse hyperbolic cosine.</summary>
        public Tensor acosh() => Wrap(NativeMethods.rt_acosh(Handle), this);

        /// <summary>Inverse hyperbolic cosine, in place.</summary>
        public Tensor acosh_() => Done(NativeMethods.rt_acosh_(Handle));

        /// <summary>Inverse hyperbolic tangent.</summary>
        public Tensor atanh() => Wrap(NativeMethods.rt_atanh(Handle), this);

        /// <summary>Inverse hyperbolic tangent, in place.</summary>
        public Tensor atanh_() => Done(NativeMethods.rt_atanh_(Handle));

        /// <summary>Error function.</summary>
        public Tensor erf() => Wrap(NativeMethods.rt_erf(Handle), this);

        /// <summary>Error function, in place.</summary>
        public Tensor erf_() => Done(NativeMethods.rt_erf_(Handle));

        /// <summary>1 - erf(x).</summary>
        public Tensor erfc() => Wrap(NativeMethods.rt_erfc(Handle), this);

        /// <summary>1 - erf(x), in place.</summary>
        public Tensor erfc_() => Done(NativeMethods.rt_erfc_(Handle));

        /// <summary>Inverse of the error function.</summary>
        public Tensor erfinv() => Wrap(NativeMethods.rt_erfinv(Handle), this);

        /// <summary>Inverse of the error function, in place.</summary>
        public Tensor erfinv_() => Done(NativeMethods.rt_erfinv_(Handle));

        /// <summary>Logarithm of the absolute value of the gamma function.</summary>
        public Tensor lgamma() => Wrap(NativeMethods.rt_lgamma(Handle), this);

        /// <summary>Logarithm of the absolute value of the gamma function, in place.</summary>
        public Tensor lgamma_() => Done(NativeMethods.rt_lgamma_(Handle));

        /// <summary>Derivative of the logarithm of the gamma function.</summary>
        public Tensor digamma() => Wrap(NativeMethods.rt_digamma(Handle), this);

        /// <summary>Derivative of the logarithm of the gamma function, in place.</summary>
        public Tensor digamma_() => Done(NativeMethods.rt_digamma_(Handle));

        /// <summary>Largest whole number not above.</summary>
        public Tensor floor() => Wrap(NativeMethods.rt_floor(Handle), this);

        /// <summary>Largest whole number not above, in place.</summary>
        public Tensor floor_() => Done(NativeMethods.rt_floor_(Handle));

        /// <summary>Smallest whole number not below.</summary>
        public Tensor ceil() => Wrap(NativeMethods.rt_ceil(Handle), this);

        /// <summary>Smallest whole number not below, in place.</summary>
        public Tensor ceil_() => Done(NativeMethods.rt_ceil_(Handle));

        /// <summary>Whole part.</summary>
        public Tensor trunc() => Wrap(NativeMethods.rt_trunc(Handle), this);

        /// <summary>Whole part, in place.</summary>
        public Tensor trunc_() => Done(NativeMethods.rt_trunc_(Handle));

        /// <summary>Fractional part.</summary>
        public Tensor frac() => Wrap(NativeMethods.rt_frac(Handle), this);

        /// <summary>Fractional part, in place.</summary>
        public Tensor frac_() => Done(NativeMethods.rt_frac_(Handle));

        /// <summary>1 / x.</summary>
        public Tensor reciprocal() => Wrap(NativeMethods.rt_reciprocal(Handle), this);

        /// <summary>1 / x, in place.</summary>
        public Tensor reciprocal_() => Done(NativeMethods.rt_reciprocal_(Handle));

        /// <summary>Whether each element is zero.</summary>
        public Tensor logical_not() => Wrap(NativeMethods.rt_logical_not(Handle), this);

        /// <summary>Whether each element is zero, in place.</summary>
        public Tensor logical_not_() => Done(NativeMethods.rt_logical_not_(Handle));

        /// <summary>Bits inverted; truth values negated.</summary>
        public Tensor bitwise_not() => Wrap(NativeMethods.rt_bitwise_not(Handle), this);

        /// <summary>Bits inverted; truth values negated, in place.</summary>
        public Tensor bitwise_not_() => Done(NativeMethods.rt_bitwise_not_(Handle));

        /// <summary>Whether each element is no number.</summary>
        public Tensor isnan() => Wrap(NativeMethods.rt_isnan(Handle), this);

        /// <summary>Whether each element is neither infinite nor no number.</summary>
        public Tensor isfinite() => Wrap(NativeMethods.rt_isfinite(Handle), this);

        /// <summary>Whether each element is infinite.</summary>
        public Tensor isinf() => Wrap(NativeMethods.rt_isinf(Handle), this);
    }
}
