using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Self-attention and a feed-forward network, each with a residual and a layer norm after it.</summary>
            /// <param name="d_model">Features E.</param>
            /// <param name="nhead">Heads.</param>
            /// <param name="dim_feedforward">Width of the feed-forward network.</param>
            /// <param name="dropout">Dropout in training mode.</param>
            /// <param name="activation">Activation of the feed-forward network.</param>
            /// <returns>The module.</returns>
            public static TransformerEncoderLayer TransformerEncoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>One layer of a transformer encoder (Vaswani et al., 2017): x = norm1(x + attention(x)); x = norm2(x + feedforward(x)). Sequences are [T, N, E].</summary>
    public sealed class TransformerEncoderLayer : torch.nn.Module<torch.Tensor, torch.Tensor?, torch.Tensor?, torch.Tensor>
    {
        private readonly MultiheadAttention _attention;
        private readonly Linear _linear1;
        private readonly Linear _linear2;
        private readonly LayerNorm _norm1;
        private readonly LayerNorm _norm2;
        private readonly (long Model, long Heads, long Width, double Dropout, torch.nn.Activations Activation) _options;

        internal TransformerEncoderLayer(long model, long heads, long width, double dropout, torch.nn.Activations activation) : base(nameof(TransformerEncoderLayer))
        {
            _options = (model, heads, width, dropout, activation);
            register_module("self_attn", _attention = torch.nn.MultiheadAttention(model, heads, dropout));
            register_module("linear1", _linear1 = torch.nn.Linear(model, width));
            register_module("linear2", _linear2 = torch.nn.Linear(width, model));
            register_module("norm1", _norm1 = torch.nn.LayerNorm(model));
            register_module("norm2", _norm2 = torch.nn.LayerNorm(model));
        }

        /// <summary>Runs the layer with its hooks.</summary>
        /// <param name="src">[T, N, E].</param>
        /// <returns>[T, N, E].</returns>
        public torch.Tensor call(torch.Tensor src) => base.call(src, null, null);

        /// <summary>Runs the layer with its hooks.</summary>
        /// <param name="src">[T, N, E].</param>
        /// <param name="src_mask">[T, T] or [N * heads, T, T]: true hides, numbers are added.</param>
        /// <returns>[T, N, E].</returns>
        public torch.Tensor call(torch.Tensor src, torch.Tensor? src_mask) => base.call(src, src_mask, null);

        /// <summary>Runs the layer without masks.</summary>
        /// <param name="src">[T, N, E].</param>
        /// <returns>[T, N, E].</returns>
        public torch.Tensor forward(torch.Tensor src) => forward(src, null, null);

        /// <summary>Runs the layer.</summary>
        /// <param name="src">[T, N, E].</param>
        /// <param name="src_mask">[T, T] or [N * heads, T, T]: true hides, numbers are added.</param>
        /// <param name="src_key_padding_mask">[N, T]: true hides a position.</param>
        /// <returns>[T, N, E].</returns>
        public override torch.Tensor forward(torch.Tensor src, torch.Tensor? src_mask, torch.Tensor? src_key_padding_mask)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor attended = _attention.call(src, src, src, src_key_padding_mask, false, src_mask).Item1;
            torch.Tensor x = _norm1.call(src + Drop(attended));
            torch.Tensor hidden = _linear1.call(x);
            hidden = Drop(_options.Activation == torch.nn.Activations.GELU ? torch.nn.functional.gelu(hidden) : torch.nn.functional.relu(hidden));
            return scope.MoveToOuter(_norm2.call(x + Drop(_linear2.call(hidden))));
        }

        /// <summary>A layer of the same sizes and values that shares nothing with this one.</summary>
        internal TransformerEncoderLayer Copy()
        {
            TransformerEncoderLayer copy = new(_options.Model, _options.Heads, _options.Width, _options.Dropout, _options.Activation);
            foreach ((Parameter target, Parameter source) in copy.parameters().Zip(parameters()))
            {
                Utils.StorageMove.Apply(target, source.device, source.dtype, false);
            }

            copy.load_state_dict(state_dict());
            copy.train(training);
            return copy;
        }

        private torch.Tensor Drop(torch.Tensor x) => training && _options.Dropout > 0 ? torch.nn.functional.dropout(x, _options.Dropout, true) : x;
    }
}
