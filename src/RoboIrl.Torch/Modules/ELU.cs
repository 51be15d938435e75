using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x where x &gt; 0, else alpha * (exp(x) - 1).</summary>
            /// <param name="alpha">Negative limit.</param>
            /// <param name="inplace">Overwrites the input.</param>
            /// <returns>The module.</returns>
            public static ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>x where x &gt; 0, else alpha * (exp(x) - 1).</summary>
    public sealed class ELU : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly double _alpha;
        private readonly bool _inplace;

        internal ELU(double alpha, bool inplace) : base(nameof(ELU))
        {
            _alpha = alpha;
            _inplace = inplace;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.elu(input, _alpha, _inplace);
    }
}
