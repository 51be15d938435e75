using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Attention with several heads over sequences [T, N, E].</summary>
            /// <param name="embedded_dim">E, a multiple of the heads.</param>
            /// <param name="num_heads">Heads.</param>
            /// <param name="dropout">Dropout of the attention weights, in training mode.</param>
            /// <param name="bias">Whether the projections have biases.</param>
            /// <param name="add_bias_kv">Whether a trained key and value are appended to the sequences.</param>
            /// <param name="add_zero_attn">Whether a zero key and value are appended to the sequences.</param>
            /// <param name="kdim">Features of the keys; E when null.</param>
            /// <param name="vdim">Features of the values; E when null.</param>
            /// <returns>The module.</returns>
            public static MultiheadAttention MultiheadAttention(long embedded_dim, long num_heads, double dropout = 0.0, bool bias = true, bool add_bias_kv = false, bool add_zero_attn = false, long? kdim = null, long? vdim = null) =>
                new(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim, vdim);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>softmax(Q K^T / sqrt(d)) V per head, joined by a projection (Vaswani et al., 2017, section 3.2).</summary>
    public sealed class MultiheadAttention : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor?, bool, torch.Tensor?, Tuple<torch.Tensor, torch.Tensor>>
    {
        private readonly long _dim;
        private readonly long _heads;
        private readonly double _dropout;
        private readonly bool _addZero;

        // One matrix [3E, E] when keys and values have E features, else three.
        private readonly Parameter[] _projections;
        private readonly Parameter? _projectionBias;
        private readonly Parameter? _keyBias;
        private readonly Parameter? _valueBias;
        private readonly Linear _output;

        internal MultiheadAttention(long dim, long heads, double dropout, bool bias, bool addBias, bool addZero, long? keyDim, long? valueDim) : base(nameof(MultiheadAttention))
        {
            if (heads < 1 || dim % heads != 0)
            {
                throw new ArgumentException($"{heads} heads do not divide {dim} features. Choose embedded_dim as a multiple of num_heads.", nameof(heads));
            }

            (_dim, _heads, _dropout, _addZero) = (dim, heads, dropout, addZero);
            long keys = keyDim ?? dim;
            long values = valueDim ?? dim;
            bool joint = keys == dim && values == dim;
            _projections = joint ? [Xavier(3 * dim, dim)] : [Xavier(dim, dim), Xavier(dim, keys), Xavier(dim, values)];
            string[] names = joint ? ["in_proj_weight"] : ["q_proj_weight", "k_proj_weight", "v_proj_weight"];
            for (int i = 0; i < names.Length; i++)
            {
                register_parameter(names[i], _projections[i]);
            }

            if (bias)
            {
                register_parameter("in_proj_bias", _projectionBias = Weights.Constant(0, null, null, 3 * dim));
            }

            if (addBias)
            {
                register_parameter("bias_k", _keyBias = XavierNormal(dim));
                register_parameter("bias_v", _valueBias = XavierNormal(dim));
            }

            register_module("out_proj", _output = torch.nn.Linear(dim, dim, bias));
            if (_output.bias is { } offset)
            {
                torch.nn.init.zeros_(offset);
            }
        }

        /// <summary>As <see cref="forward"/>, with the hooks.</summary>
        /// <param name="query">[L, N, E].</param>
        /// <param name="key">[S, N, keys].</param>
        /// <param name="value">[S, N, values].</param>
        /// <param name="key_padding_mask">[N, S], true (or minus infinity) hides a key.</param>
        /// <param name="need_weights">Whether the attention weights are returned.</param>
        /// <param name="attn_mask">[L, S] or [N * heads, L, S]: true hides, numbers are added.</param>
        /// <returns>Output [L, N, E] and weights [N, L, S].</returns>
        public new Tuple<torch.Tensor, torch.Tensor> call(torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor? key_padding_mask = null, bool need_weights = true, torch.Tensor? attn_mask = null) =>
            base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

        /// <summary>Attends.</summary>
        /// <param name="query">[L, N, E].</param>
        /// <param name="key">[S, N, keys].</param>
        /// <param name="value">[S, N, values].</param>
        /// <param name="key_padding_mask">[N, S], true (or minus infinity) hides a key.</param>
        /// <param name="need_weights">Whether the attention weights are returned.</param>
        /// <param name="attn_mask">[L, S] or [N * heads, L, S]: true hides, numbers are added.</param>
        /// <returns>Output [L, N, E] and weights [N, L, S], the mean over heads (null when not asked for).</returns>
        public override Tuple<torch.Tensor, torch.Tensor> forward(torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor? key_padding_mask = null, bool need_weights = true, torch.Tensor? attn_mask = null)
        {
            ArgumentNullException.ThrowIfNull(query);
            using DisposeScope scope = torch.NewDisposeScope();
            (long length, long batch) = (query.size(0), query.size(1));
            (torch.Tensor q, torch.Tensor k, torch.Tensor v) = Project(query, key, value);
            (k, v, long extra) = AppendKeys(k, v, batch);
            torch.Tensor scores = torch.bmm(Split(q), Split(k).transpose(1, 2)) / Math.Sqrt((double)_dim / _heads); // [N * heads, L, S]
            scores = AddMasks(scores, attn_mask, key_padding_mask, batch, extra);
            torch.Tensor weights = scores.softmax(-1);
            if (training && _dropout > 0)
            {
                weights = torch.nn.functional.dropout(weights, _dropout, true);
            }

            torch.Tensor heads = torch.bmm(weights, Split(v)).transpose(0, 1).contiguous().view(length, batch, _dim);
            torch.Tensor output = scope.MoveToOuter(_output.call(heads));
            return Tuple.Create(output, need_weights ? scope.MoveToOuter(weights.view(batch, _heads, length, -1).mean([1])) : null!);
        }

        private (torch.Tensor Q, torch.Tensor K, torch.Tensor V) Project(torch.Tensor query, torch.Tensor key, torch.Tensor value)
        {
            torch.Tensor Part(torch.Tensor x, int index)
            {
                torch.Tensor matrix = _projections.Length == 1 ? _projections[0].narrow(0, index * _dim, _dim) : _projections[index];
                return torch.nn.functional.linear(x, matrix, _projectionBias?.narrow(0, index * _dim, _dim));
            }

            if (_projections.Length == 1 && ReferenceEquals(query, key) && ReferenceEquals(key, value))
            {
                torch.Tensor[] parts = torch.nn.functional.linear(query, _projections[0], _projectionBias).chunk(3, -1);
                return (parts[0], parts[1], parts[2]);
            }

            return (Part(query, 0), Part(key, 1), Part(value, 2));
        }

        private (torch.Tensor K, torch.Tensor V, long Extra) AppendKeys(torch.Tensor k, torch.Tensor v, long batch)
        {
            long extra = 0;
            if (_keyBias is not null && _valueBias is not null)
            {
                k = torch.cat([k, _keyBias.expand(1, batch, _dim)], 0);
                v = torch.cat([v, _valueBias.expand(1, batch, _dim)], 0);
                extra++;
            }

            if (_addZero)
            {
                torch.Tensor zero = torch.zeros([1, batch, _dim], k.dtype, k.device);
                k = torch.cat([k, zero], 0);
                v = torch.cat([v, zero], 0);
                extra++;
            }

            return (k, v, extra);
        }

        private torch.Tensor AddMasks(torch.Tensor scores, torch.Tensor? attention, torch.Tensor? padding, long batch, long extra)
        {
            if (attention is not null)
            {
                scores += Additive(attention, scores, extra);
            }

            if (padding is not null)
            {
                torch.Tensor mask = Additive(padding, scores, extra); // [N, S]
                long keys = mask.size(-1);
                scores = (scores.view(batch, _heads, -1, keys) + mask.view(batch, 1, 1, keys)).view(batch * _heads, -1, keys);
            }

            return scores;
        }

        /// <summary>A mask as numbers to add, widened by the appended keys, which nothing hides.</summary>
        private static torch.Tensor Additive(torch.Tensor mask, torch.Tensor scores, long extra)
        {
            torch.Tensor numbers = mask.dtype is torch.ScalarType.Bool or torch.ScalarType.Byte
                ? torch.zeros(mask.shape, scores.dtype, scores.device).masked_fill(mask.to_type(torch.ScalarType.Bool), double.NegativeInfinity)
                : mask.to_type(scores.dtype);
            if (extra == 0)
            {
                return numbers;
            }

            long[] shape = mask.shape;
            shape[^1] = extra;
            return torch.cat([numbers, torch.zeros(shape, scores.dtype, scores.device)], -1);
        }

        /// <summary>[T, N, E] to [N * heads, T, E / heads].</summary>
        private torch.Tensor Split(torch.Tensor x) =>
            x.contiguous().view(x.size(0), x.size(1) * _heads, _dim / _heads).transpose(0, 1);

        private static Parameter Xavier(long rows, long columns) => Weights.Uniform(Math.Sqrt(6.0 / (rows + columns)), null, null, rows, columns);

        private static Parameter XavierNormal(long dim)
        {
            Parameter parameter = Weights.Constant(0, null, null, 1, 1, dim);
            torch.nn.init.xavier_normal_(parameter);
            return parameter;
        }
    }
}
