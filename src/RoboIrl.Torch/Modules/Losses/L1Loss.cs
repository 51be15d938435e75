using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Mean of absolute differences.</summary>
            /// <param name="reduction">How the elements are joined.</param>
            /// <returns>The loss module.</returns>
            public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Mean of absolute differences.</summary>
    public sealed class L1Loss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly torch.nn.Reduction _reduction;

        internal L1Loss(torch.nn.Reduction reduction) : base(nameof(L1Loss))
        {
            _reduction = reduction;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.l1_loss(input, target, _reduction);
    }
}
