using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A table of trained vectors, looked up by index.</summary>
            /// <param name="num_embeddings">Rows.</param>
            /// <param name="embedding_dims">Length of a row.</param>
            /// <param name="padding_idx">A row that stays zero and gets no gradient; negative counts from the end.</param>
            /// <param name="scale_grad_by_freq">Divides gradients by how often an index occurs in the batch.</param>
            /// <param name="sparse">Makes the gradient sparse.</param>
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module, its rows standard normal.</returns>
            public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
                new(num_embeddings, embedding_dims, padding_idx, scale_grad_by_freq, sparse, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A table of trained vectors: indices [...] (integers) to [..., dims].</summary>
    public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly long _padding;
        private readonly bool _scale;
        private readonly bool _sparse;
        private Parameter _weight;

        internal Embedding(long count, long dims, long? padding, bool scale, bool sparse, torch.Device? device, torch.ScalarType? dtype) : base(nameof(Embedding))
        {
            if (padding is { } row && (row < -count || row >= count))
            {
                throw new ArgumentOutOfRangeException(nameof(padding), row, $"The padding index must be a row of the table: {-count} to {count - 1}.");
            }

            _padding = padding is { } index ? (index + count) % count : -1;
            _scale = scale;
            _sparse = sparse;
            using IDisposable mode = torch.no_grad();
            torch.Tensor table = torch.empty([count, dims], dtype, device).normal_(0, 1);
            if (_padding >= 0)
            {
                using torch.Tensor zero = table.select(0, _padding).zero_();
            }

            _weight = Weights.Parameter(table);
            register_parameter("weight", _weight);
        }

        /// <summary>The table [rows, dims].</summary>
        public Parameter weight
        {
            get => _weight;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                _weight = value;
                ReplaceParameter("weight", value);
            }
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) =>
            torch.Tensor.Wrap(NativeMethods.rt_module_embedding(_weight.Handle, input.Handle, _padding, _scale ? 1 : 0, _sparse ? 1 : 0), input, _weight);
    }
}
