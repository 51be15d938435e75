using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Half the square below delta, delta times the distance above.</summary>
            /// <param name="delta">Where it turns linear.</param>
            /// <param name="reduction">How the elements are joined.</param>
            /// <returns>The loss module.</returns>
            public static HuberLoss HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean) => new(delta, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Half the square below delta, delta times the distance above.</summary>
    public sealed class HuberLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly double _delta;
        private readonly torch.nn.Reduction _reduction;

        internal HuberLoss(double delta, torch.nn.Reduction reduction) : base(nameof(HuberLoss))
        {
            _delta = delta;
            _reduction = reduction;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.huber_loss(input, target, _delta, _reduction);
    }
}
