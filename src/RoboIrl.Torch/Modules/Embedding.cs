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
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module, its rows standard normal.</returns>
            public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, Device? device = null, ScalarType? dtype = null) =>
                new(num_embeddings, embedding_dims, padding_idx, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A table of trained vectors: indices [...] (integers) to [..., dims].</summary>
    public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly long _padding;
        private Parameter _weight;

        internal Embedding(long count, long dims, long? padding, torch.Device? device, torch.ScalarType? dtype) : base(nameof(Embedding))
        {
            if (padding is { } row && (row < -count || row >= count))
            {
                throw new ArgumentOutOfRangeException(nameof(padding), row, $"The padding index must be a row of the table: {-count} to {count - 1}.");
            }

            _padding = padding is { } index ? (index + count) % count : -1;
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
            torch.Tensor.Wrap(NativeMethods.rt_embedding(_weight.Handle, input.Handle, _padding), input, _weight);
    }
}
