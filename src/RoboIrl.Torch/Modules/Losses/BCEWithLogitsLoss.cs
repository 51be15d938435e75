using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Binary cross-entropy of logits.</summary>
            /// <param name="weight">Weight of each element; stays the caller's.</param>
            /// <param name="reduction">How the elements are joined.</param>
            /// <param name="pos_weights">Weight of positive targets; stays the caller's.</param>
            /// <returns>The loss module.</returns>
            public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => new(weight, reduction, pos_weights);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Binary cross-entropy of logits.</summary>
    public sealed class BCEWithLogitsLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly torch.Tensor? _weight;
        private readonly torch.nn.Reduction _reduction;
        private readonly torch.Tensor? _pos_weights;

        internal BCEWithLogitsLoss(torch.Tensor? weight, torch.nn.Reduction reduction, torch.Tensor? pos_weights) : base(nameof(BCEWithLogitsLoss))
        {
            _weight = weight;
            _reduction = reduction;
            _pos_weights = pos_weights;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.binary_cross_entropy_with_logits(input, target, _weight, _reduction, _pos_weights);
    }
}
