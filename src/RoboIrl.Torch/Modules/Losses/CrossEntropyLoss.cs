using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log-likelihood of classes under logits [N, C].</summary>
            /// <param name="weight">Weight of each class [C]; stays the caller's.</param>
            /// <param name="ignore_index">Class that does not count; -100 when null.</param>
            /// <param name="reduction">How the elements are joined.</param>
            /// <returns>The loss module.</returns>
            public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) => new(weight, ignore_index, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Negative log-likelihood of classes under logits [N, C].</summary>
    public sealed class CrossEntropyLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly torch.Tensor? _weight;
        private readonly long? _ignore_index;
        private readonly torch.nn.Reduction _reduction;

        internal CrossEntropyLoss(torch.Tensor? weight, long? ignore_index, torch.nn.Reduction reduction) : base(nameof(CrossEntropyLoss))
        {
            _weight = weight;
            _ignore_index = ignore_index;
            _reduction = reduction;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.cross_entropy(input, target, _weight, _ignore_index ?? -100, _reduction);
    }
}
