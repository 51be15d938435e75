using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>log(1 + exp(beta * x)) / beta.</summary>
            /// <param name="beta">Sharpness.</param>
            /// <param name="threshold">Linear where beta * x is larger.</param>
            /// <returns>The module.</returns>
            public static Softplus Softplus(double beta = 1.0, double threshold = 20.0) => new(beta, threshold);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>log(1 + exp(beta * x)) / beta.</summary>
    public sealed class Softplus : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly double _beta;
        private readonly double _threshold;

        internal Softplus(double beta, double threshold) : base(nameof(Softplus))
        {
            _beta = beta;
            _threshold = threshold;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.softplus(input, _beta, _threshold);
    }
}
