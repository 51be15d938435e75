using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x * Phi(x) with the exact normal distribution function.</summary>
            /// <returns>The module.</returns>
            public static GELU GELU() => new();
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>x * Phi(x) with the exact normal distribution function.</summary>
    public sealed class GELU : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal GELU() : base(nameof(GELU))
        {
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.gelu(input);
    }
}
