using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Mean of squared differences.</summary>
            /// <param name="reduction">How the elements are joined.</param>
            /// <returns>The loss module.</returns>
            public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Mean of squared differences.</summary>
    public sealed class MSELoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly torch.nn.Reduction _reduction;

        internal MSELoss(torch.nn.Reduction reduction) : base(nameof(MSELoss))
        {
            _reduction = reduction;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.mse_loss(input, target, _reduction);
    }
}
