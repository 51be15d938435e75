using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x where x &gt; 0, else slope * x.</summary>
            /// <param name="negative_slope">Slope left of 0.</param>
            /// <param name="inplace">Overwrites the input.</param>
            /// <returns>The module.</returns>
            public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>x where x &gt; 0, else slope * x.</summary>
    public sealed class LeakyReLU : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly double _negative_slope;
        private readonly bool _inplace;

        internal LeakyReLU(double negative_slope, bool inplace) : base(nameof(LeakyReLU))
        {
            _negative_slope = negative_slope;
            _inplace = inplace;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.leaky_relu(input, _negative_slope, _inplace);
    }
}
