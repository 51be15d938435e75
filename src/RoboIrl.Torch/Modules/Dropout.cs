using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Zeroes elements with probability p and scales the rest by 1 / (1 - p), in training mode only.</summary>
            /// <param name="p">Probability, 0 to 1.</param>
            /// <param name="inplace">Overwrites the input.</param>
            /// <returns>The module.</returns>
            public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Zeroes elements with probability p and scales the rest by 1 / (1 - p), in training mode only.</summary>
    public sealed class Dropout : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly double _p;
        private readonly bool _inplace;

        internal Dropout(double p, bool inplace) : base(nameof(Dropout))
        {
            if (p is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(p), p, "A dropout probability lies between 0 and 1.");
            }

            _p = p;
            _inplace = inplace;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.dropout(input, _p, training, _inplace);
    }
}
