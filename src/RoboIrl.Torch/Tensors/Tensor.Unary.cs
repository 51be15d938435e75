namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>e to the power of each element.</summary>
        public Tensor exp() => Wrap(NativeMethods.rt_exp(Handle), this);

        /// <summary>e to the power of each element, in place.</summary>
        public Tensor exp_() => Done(NativeMethods.rt_exp_(Handle));

        /// <summary>2 to the power of each element.</summary>
        public Tensor exp2() => Wrap(NativeMethods.rt_exp2(Handle), this);

        /// <summary>2 to the power of each element, in place.</summary>
        public Tensor exp2_() => Done(NativeMethods.rt_exp2_(Handle));

        /// <summary>Natural logarithm.</summary>
        public Tensor log() => Wrap(NativeMethods.rt_log(Handle), this);

        /// <summary>Natural logarithm, in place.</summary>
        public Tensor log_() => Done(NativeMethods.rt_log_(Handle));

        /// <summary>ln(1 + x), accurate near 0.</summary>
        public Tensor log1p() => Wrap(NativeMethods.rt_log1p(Handle), this);

        /// <summary>ln(1 + x), accurate near 0, in place.</summary>
        public Tensor log1p_() => Done(NativeMethods.rt_log1p_(Handle));

        /// <summary>Logarithm to base 2.</summary>
        public Tensor log2() => Wrap(NativeMethods.rt_log2(Handle), this);

        /// <summary>Logarithm to base 2, in place.</summary>
        public Tensor log2_() => Done(NativeMethods.rt_log2_(Handle));

        /// <summary>Logarithm to base 10.</summary>
        public Tensor log10() => Wrap(NativeMethods.rt_log10(Handle), this);

        /// <summary>Logarithm to base 10, in place.</summary>
        public Tensor log10_() => Done(NativeMethods.rt_log10_(Handle));

        /// <summary>e^x - 1, accurate near 0.</summary>
        public Tensor expm1() => Wrap(NativeMethods.rt_expm1(Handle), this);

        /// <summary>e^x - 1, accurate near 0, in place.</summary>
        public Tensor expm1_() => Done(NativeMethods.rt_expm1_(Handle));

        /// <summary>Square root.</summary>
        public Tensor sqrt() => Wrap(NativeMethods.rt_sqrt(Handle), this);

        /// <summary>Square root, in place.</summary>
        public Tensor sqrt_() => Done(NativeMethods.rt_sqrt_(Handle));

        /// <summary>1 over the square root.</summary>
        public Tensor rsqrt() => Wrap(NativeMethods.rt_rsqrt(Handle), this);

        /// <summary>1 over the square root, in place.</summary>
        public Tensor rsqrt_() => Done(NativeMethods.rt_rsqrt_(Handle));

        /// <summary>Square.</summary>
        public Tensor square() => Wrap(NativeMethods.rt_square(Handle), this);

        /// <summary>Square, in place.</summary>
        public Tensor square_() => Done(NativeMethods.rt_square_(Handle));

        /// <summary>Absolute value.</summary>
        public Tensor abs() => Wrap(NativeMethods.rt_abs(Handle), this);

        /// <summary>Absolute value, in place.</summary>
        public Tensor abs_() => Done(NativeMethods.rt_abs_(Handle));

        /// <summary>Negation.</summary>
        public Tensor neg() => Wrap(NativeMethods.rt_neg(Handle), this);

        /// <summary>Negation, in place.</summary>
        public Tensor neg_() => Done(NativeMethods.rt_neg_(Handle));

        /// <summary>-1, 0 or 1.</summary>
        public Tensor sign() => Wrap(NativeMethods.rt_sign(Handle), this);

        /// <summary>-1, 0 or 1, in place.</summary>
        public Tensor sign_() => Done(NativeMethods.rt_sign_(Handle));

        /// <summary>Hyperbolic tangent.</summary>
        public Tensor tanh() => Wrap(NativeMethods.rt_tanh(Handle), this);

        /// <summary>Hyperbolic tangent, in place.</summary>
        public Tensor tanh_() => Done(NativeMethods.rt_tanh_(Handle));

        /// <summary>1 / (1 + e^-x).</summary>
        public Tensor sigmoid() => Wrap(NativeMethods.rt_sigmoid(Handle), this);

        /// <summary>1 / (1 + e^-x), in place.</summary>
        public Tensor sigmoid_() => Done(NativeMethods.rt_sigmoid_(Handle));

        /// <summary>max(x, 0).</summary>
        public Tensor relu() => Wrap(NativeMethods.rt_relu(Handle), this);

        /// <summary>max(x, 0), in place.</summary>
        public Tensor relu_() => Done(NativeMethods.rt_relu_(Handle));

        /// <summary>Sine of radians.</summary>
        public Tensor sin() => Wrap(NativeMethods.rt_sin(Handle), this);

        /// <summary>Sine of radians, in place.</summary>
        public Tensor sin_() => Done(NativeMethods.rt_sin_(Handle));

        /// <summary>Cosine of radians.</summary>
        public Tensor cos() => Wrap(NativeMethods.rt_cos(Handle), this);

        /// <summary>Cosine of radians, in place.</summary>
        public Tensor cos_() => Done(NativeMethods.rt_cos_(Handle));

        /// <summary>Tangent of radians.</summary>
        public Tensor tan() => Wrap(NativeMethods.rt_tan(Handle), this);

        /// <summary>Tangent of radians, in place.</summary>
        public Tensor tan_() => Done(NativeMethods.rt_tan_(Handle));

        /// <summary>Arc sine in radians.</summary>
        public Tensor asin() => Wrap(NativeMethods.rt_asin(Handle), this);

        /// <summary>Arc sine in radians, in place.</summary>
        public Tensor asin_() => Done(NativeMethods.rt_asin_(Handle));
    }
}
