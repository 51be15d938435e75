using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Logarithm of the softmax along one dimension.</summary>
            /// <param name="dim">The dimension whose exponentials sum to 1.</param>
            /// <returns>The module.</returns>
            public static LogSoftmax LogSoftmax(long dim) => new(dim);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Logarithm of the softmax along one dimension.</summary>
    public sealed class LogSoftmax : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly long _dim;

        internal LogSoftmax(long dim) : base(nameof(LogSoftmax))
        {
            _dim = dim;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => input.log_softmax(_dim);
    }
}
