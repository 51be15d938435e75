namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            /// <summary>Correlates windows of the last two dimensions. Input [N, C, H, W], weight [O, C / groups, kH, kW].</summary>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
            {
                fixed (long* s = Pair(strides, 1), p = Pair(padding, 0), d = Pair(dilation, 1))
                {
                    return Tensor.Wrap(NativeMethods.rt_conv2d(input.Handle, weight.Handle, Tensor.OptionalHandle(bias), s, p, d, groups), input, weight, bias);
                }
            }

            /// <summary>The gradient of <see cref="conv2d"/> with respect to its input, as a layer.</summary>
            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1)
            {
                fixed (long* s = Pair(stride, 1), p = Pair(padding, 0), o = Pair(output_padding, 0), d = Pair(dilation, 1))
                {
                    return Tensor.Wrap(NativeMethods.rt_conv_transpose2d(input.Handle, weight.Handle, Tensor.OptionalHandle(bias), s, p, o, d, groups), input, weight, bias);
                }
            }

            /// <summary>Correlates windows of the last dimension. Input [N, C, L], weight [O, C / groups, k].</summary>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                Tensor.Wrap(NativeMethods.rt_conv1d(input.Handle, weight.Handle, Tensor.OptionalHandle(bias), stride ?? 1, padding ?? 0, dilation ?? 1, groups), input, weight, bias);

            /// <summary>Largest elements of windows of the last two dimensions; the stride is the window where none is given.</summary>
            public static Tensor max_pool2d(Tensor input, long[] kernelSize, long[]? strides = null, long[]? padding = null)
            {
                fixed (long* k = Pair(kernelSize, 1), s = Pair(strides ?? kernelSize, 1), p = Pair(padding, 0))
                {
                    return Tensor.Wrap(NativeMethods.rt_max_pool2d(input.Handle, k, s, p), input);
                }
            }

            /// <summary>Means of windows of the last two dimensions; the stride is the window where none is given.</summary>
            public static Tensor avg_pool2d(Tensor input, long[] kernelSize, long[]? strides = null, long[]? paddings = null)
            {
                fixed (long* k = Pair(kernelSize, 1), s = Pair(strides ?? kernelSize, 1), p = Pair(paddings, 0))
                {
                    return Tensor.Wrap(NativeMethods.rt_avg_pool2d(input.Handle, k, s, p), input);
                }
            }

            /// <summary>Means of as many windows as the output has elements.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] outputSize)
            {
                fixed (long* size = Pair(outputSize, 1))
                {
                    return Tensor.Wrap(NativeMethods.rt_adaptive_avg_pool2d(input.Handle, size), input);
                }
            }

            // One number stands for both dimensions.
            private static long[] Pair(long[]? values, long fallback) => values switch
            {
                null => [fallback, fallback],
                [var both] => [both, both],
                [_, _] => values,
                _ => throw new ArgumentException($"Expected one or two sizes, {values.Length} were given."),
            };
        }
    }
}
