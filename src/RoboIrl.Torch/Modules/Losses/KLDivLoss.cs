using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Kullback-Leibler divergence of log-probabilities from a target.</summary>
            /// <param name="log_target">Whether the target holds log-probabilities.</param>
            /// <param name="reduction">How the elements are joined.</param>
            /// <returns>The loss module.</returns>
            public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) => new(log_target, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Kullback-Leibler divergence of log-probabilities from a target.</summary>
    public sealed class KLDivLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly bool _log_target;
        private readonly torch.nn.Reduction _reduction;

        internal KLDivLoss(bool log_target, torch.nn.Reduction reduction) : base(nameof(KLDivLoss))
        {
            _log_target = log_target;
            _reduction = reduction;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.kl_div(input, target, _log_target, _reduction);
    }
}
