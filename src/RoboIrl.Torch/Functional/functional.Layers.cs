namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            /// <summary>input weights^T + bias: the last dimension of the input is mapped. One row takes the cheaper matrix-vector product.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                Tensor.Wrap(NativeMethods.rt_linear(input.Handle, weights.Handle, Tensor.OptionalHandle(bias)), input, weights, bias);

            /// <summary>Zeroes elements with probability p and scales the others by 1 / (1 - p), in training only.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace
                    ? input.Done(NativeMethods.rt_dropout_(input.Handle, p, training ? 1 : 0))
                    : Tensor.Wrap(NativeMethods.rt_dropout(input.Handle, p, training ? 1 : 0), input);

            /// <summary>Normalises over the last dimensions, then scales and shifts.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05)
            {
                fixed (long* shape = normalized_shape)
                {
                    return Tensor.Wrap(NativeMethods.rt_layer_norm(input.Handle, shape, normalized_shape.Length, Tensor.OptionalHandle(weight), Tensor.OptionalHandle(bias), eps), input, weight, bias);
                }
            }

            /// <summary>Normalises over groups of channels, then scales and shifts.</summary>
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Tensor.Wrap(NativeMethods.rt_group_norm(input.Handle, num_groups, Tensor.OptionalHandle(weight), Tensor.OptionalHandle(bias), eps), input, weight, bias);

            /// <summary>Normalises over the batch; in training the running statistics are updated.</summary>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-05)
            {
                Tensor result = Tensor.Wrap(
                    NativeMethods.rt_batch_norm(input.Handle, Tensor.OptionalHandle(weight), Tensor.OptionalHandle(bias), Tensor.OptionalHandle(running_mean), Tensor.OptionalHandle(running_var), training ? 1 : 0, momentum, eps),
                    input, weight, bias);
                GC.KeepAlive(running_mean);
                GC.KeepAlive(running_var);
                return result;
            }

            /// <summary>Rows of a table [num, dim] picked by indices.</summary>
            public static Tensor embedding(Tensor input, Tensor weight, long? padding_idx = null) =>
                Tensor.Wrap(NativeMethods.rt_embedding(weight.Handle, input.Handle, padding_idx ?? -1), weight, input);

            /// <summary>Class numbers as rows of zeros with a single 1, Int64; -1 classes means the largest number + 1.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Tensor.Wrap(NativeMethods.rt_one_hot(x.Handle, num_classes), x);

            /// <summary>Divides by the p-norm along a dimension, at least eps.</summary>
            public static Tensor normalize(Tensor input, float p = 2, long dim = 1, float eps = 1e-12f)
            {
                using DisposeScope scope = NewDisposeScope();
                return (input / input.norm((int)dim, keepdim: true, p: p).clamp_min(eps)).MoveToOuterDisposeScope();
            }

            /// <summary>Cosine of the angle between vectors along a dimension.</summary>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) =>
                Tensor.Wrap(NativeMethods.rt_cosine_similarity(x1.Handle, x2.Handle, dim, eps), x1, x2);

            /// <summary>Adds elements at both ends of the last dimensions; the sizes come in pairs, last dimension first.</summary>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                int code = mode switch
                {
                    PaddingModes.Constant or PaddingModes.Zeros => 0,
                    PaddingModes.Reflect => 1,
                    PaddingModes.Replicate => 2,
                    PaddingModes.Circular => 3,
                    _ => throw new ArgumentException($"'{mode}' is no padding mode.", nameof(mode)),
                };
                fixed (long* sizes = pad)
                {
                    return Tensor.Wrap(NativeMethods.rt_pad(input.Handle, sizes, pad.Length, code, value), input);
                }
            }

            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, (ReadOnlySpan<long>)pad, mode, value);

            /// <summary>softmax(q k^T / sqrt(E) + mask) v. A boolean mask is true where attention is allowed.</summary>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false)
            {
                Tensor result = Tensor.Wrap(
                    NativeMethods.rt_scaled_dot_product_attention(query.Handle, key.Handle, value.Handle, Tensor.OptionalHandle(attn_mask), p, is_casual ? 1 : 0),
                    query, key, value);
                GC.KeepAlive(attn_mask);
                return result;
            }
        }
    }
}
