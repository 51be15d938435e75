using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Joins a range of dimensions into one.</summary>
            /// <param name="start_dim">First dimension of the range.</param>
            /// <param name="end_dim">Last dimension of the range.</param>
            /// <returns>The module.</returns>
            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Joins a range of dimensions into one.</summary>
    public sealed class Flatten : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly long _start_dim;
        private readonly long _end_dim;

        internal Flatten(long start_dim, long end_dim) : base(nameof(Flatten))
        {
            _start_dim = start_dim;
            _end_dim = end_dim;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => input.flatten(_start_dim, _end_dim);
    }
}
