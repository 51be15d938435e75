using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log-likelihood of classes under log-probabilities [N, C].</summary>
            /// <param name="weight">Weight of each class [C]; stays the caller's.</param>
            /// <param name="reduction">How the elements are joined.</param>
            /// <returns>The loss module.</returns>
            public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Negative log-likelihood of classes under log-probabilities [N, C].</summary>
    public sealed class NLLLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly torch.Tensor? _weight;
        private readonly torch.nn.Reduction _reduction;

        internal NLLLoss(torch.Tensor? weight, torch.nn.Reduction reduction) : base(nameof(NLLLoss))
        {
            _weight = weight;
            _reduction = reduction;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.nll_loss(input, target, _weight, reduction: _reduction);
    }
}
