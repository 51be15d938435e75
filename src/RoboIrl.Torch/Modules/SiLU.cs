using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x * sigmoid(x).</summary>
            /// <param name="inplace">Overwrites the input.</param>
            /// <returns>The module.</returns>
            public static SiLU SiLU(bool inplace = false) => new(inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>x * sigmoid(x).</summary>
    public sealed class SiLU : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly bool _inplace;

        internal SiLU(bool inplace) : base(nameof(SiLU))
        {
            _inplace = inplace;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.silu(input, _inplace);
    }
}
