using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Quadratic below beta, linear above.</summary>
            /// <param name="reduction">How the elements are joined.</param>
            /// <param name="beta">Where it turns linear.</param>
            /// <returns>The loss module.</returns>
            public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0) => new(reduction, beta);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Quadratic below beta, linear above.</summary>
    public sealed class SmoothL1Loss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly torch.nn.Reduction _reduction;
        private readonly double _beta;

        internal SmoothL1Loss(torch.nn.Reduction reduction, double beta) : base(nameof(SmoothL1Loss))
        {
            _reduction = reduction;
            _beta = beta;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.smooth_l1_loss(input, target, _reduction, _beta);
    }
}
