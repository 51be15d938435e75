using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A stack of independent copies of an encoder layer.</summary>
            /// <param name="encoder_layer">The pattern; its values are copied, it stays the caller's.</param>
            /// <param name="num_layers">How many copies.</param>
            /// <returns>The module.</returns>
            public static TransformerEncoder TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers) => new(encoder_layer, num_layers);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A stack of encoder layers over sequences [T, N, E]; parameters are named <c>layers.0.…</c>.</summary>
    public sealed class TransformerEncoder : torch.nn.Module<torch.Tensor, torch.Tensor?, torch.Tensor?, torch.Tensor>
    {
        private readonly ModuleList<TransformerEncoderLayer> _layers;

        internal TransformerEncoder(TransformerEncoderLayer pattern, long layers) : base(nameof(TransformerEncoder))
        {
            ArgumentNullException.ThrowIfNull(pattern);
            ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
            _layers = new ModuleList<TransformerEncoderLayer>();
            for (long i = 0; i < layers; i++)
            {
                _layers.Add(pattern.Copy());
            }

            register_module("layers", _layers);
        }

        /// <summary>Runs the stack with its hooks.</summary>
        /// <param name="src">[T, N, E].</param>
        /// <returns>[T, N, E].</returns>
        public torch.Tensor call(torch.Tensor src) => base.call(src, null, null);

        /// <summary>Runs the stack with its hooks.</summary>
        /// <param name="src">[T, N, E].</param>
        /// <param name="src_mask">[T, T] or [N * heads, T, T]: true hides, numbers are added.</param>
        /// <returns>[T, N, E].</returns>
        public torch.Tensor call(torch.Tensor src, torch.Tensor? src_mask) => base.call(src, src_mask, null);

        /// <summary>Runs the stack.</summary>
        /// <param name="src">[T, N, E].</param>
        /// <param name="src_mask">[T, T] or [N * heads, T, T]: true hides, numbers are added.</param>
        /// <param name="src_key_padding_mask">[N, T]: true hides a position.</param>
        /// <returns>[T, N, E].</returns>
        public override torch.Tensor forward(torch.Tensor src, torch.Tensor? src_mask, torch.Tensor? src_key_padding_mask)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = src;
            foreach (TransformerEncoderLayer layer in _layers)
            {
                x = layer.call(x, src_mask, src_key_padding_mask);
            }

            return scope.MoveToOuter(x);
        }
    }
}
