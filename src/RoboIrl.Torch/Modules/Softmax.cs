using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>exp(x) / sum of exp(x) along one dimension.</summary>
            /// <param name="dim">The dimension that sums to 1.</param>
            /// <returns>The module.</returns>
            public static Softmax Softmax(long dim) => new(dim);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>exp(x) / sum of exp(x) along one dimension.</summary>
    public sealed class Softmax : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly long _dim;

        internal Softmax(long dim) : base(nameof(Softmax))
        {
            _dim = dim;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => input.softmax(_dim);
    }
}
