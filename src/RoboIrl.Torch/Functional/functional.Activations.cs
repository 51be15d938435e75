namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>max(x, 0).</summary>
            public static Tensor relu(Tensor x, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_relu_(x.Handle)) : Tensor.Wrap(NativeMethods.rt_relu(x.Handle), x);

            /// <summary>Hyperbolic tangent.</summary>
            public static Tensor tanh(Tensor x, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_tanh_(x.Handle)) : Tensor.Wrap(NativeMethods.rt_tanh(x.Handle), x);

            /// <summary>1 / (1 + e^-x).</summary>
            public static Tensor sigmoid(Tensor x, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_sigmoid_(x.Handle)) : Tensor.Wrap(NativeMethods.rt_sigmoid(x.Handle), x);

            /// <summary>x sigmoid(x).</summary>
            public static Tensor silu(Tensor x, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_silu_(x.Handle)) : Tensor.Wrap(NativeMethods.rt_silu(x.Handle), x);

            /// <summary>x tanh(softplus(x)).</summary>
            public static Tensor mish(Tensor x, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_mish_(x.Handle)) : Tensor.Wrap(NativeMethods.rt_mish(x.Handle), x);

            /// <summary>Scaled exponential linear unit.</summary>
            public static Tensor selu(Tensor x, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_selu_(x.Handle)) : Tensor.Wrap(NativeMethods.rt_selu(x.Handle), x);

            /// <summary>min(max(x, 0), 6).</summary>
            public static Tensor relu6(Tensor x, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_relu6_(x.Handle)) : Tensor.Wrap(NativeMethods.rt_relu6(x.Handle), x);

            /// <summary>x relu6(x + 3) / 6.</summary>
            public static Tensor hardswish(Tensor x, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_hardswish_(x.Handle)) : Tensor.Wrap(NativeMethods.rt_hardswish(x.Handle), x);

            /// <summary>relu6(x + 3) / 6.</summary>
            public static Tensor hardsigmoid(Tensor x, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_hardsigmoid_(x.Handle)) : Tensor.Wrap(NativeMethods.rt_hardsigmoid(x.Handle), x);

            /// <summary>x where positive, alpha (e^x - 1) elsewhere.</summary>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_elu_(x.Handle, alpha)) : Tensor.Wrap(NativeMethods.rt_elu(x.Handle, alpha), x);

            /// <summary>x where positive, alpha (e^(x / alpha) - 1) elsewhere.</summary>
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_celu_(x.Handle, alpha)) : Tensor.Wrap(NativeMethods.rt_celu(x.Handle, alpha), x);

            /// <summary>x where positive, a fraction of x elsewhere.</summary>
            public static Tensor leaky_relu(Tensor x, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? x.Done(NativeMethods.rt_leaky_relu_(x.Handle, negative_slope)) : Tensor.Wrap(NativeMethods.rt_leaky_relu(x.Handle, negative_slope), x);

            /// <summary>x times the normal cumulative distribution at x.</summary>
            public static Tensor gelu(Tensor x, bool inplace = false) =>
                inplace ? x.copy_(gelu(x)) : Tensor.Wrap(NativeMethods.rt_gelu(x.Handle, 0), x);

            /// <summary>log(1 + e^(beta x)) / beta, linear above the threshold.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

            /// <summary>log(sigmoid(x)).</summary>
            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();

            /// <summary>The first half along a dimension gated by the sigmoid of the second.</summary>
            public static Tensor glu(Tensor input, long dim = -1) => Tensor.Wrap(NativeMethods.rt_glu(input.Handle, dim), input);

            /// <summary>Limited to [min_val, max_val].</summary>
            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                inplace ? x.clamp_((Scalar)min_val, (Scalar)max_val) : x.clamp((Scalar)min_val, (Scalar)max_val);

            /// <summary>Softmax along a dimension.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary>Softmax of the negative along a dimension.</summary>
            public static Tensor softmin(Tensor input, long dim, ScalarType? dtype = null) => input.neg().softmax(dim, dtype);

            /// <summary>Logarithm of the softmax along a dimension.</summary>
            public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);
        }
    }
}
