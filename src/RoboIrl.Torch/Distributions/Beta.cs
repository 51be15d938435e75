using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Beta distributions on (0, 1).</summary>
            /// <param name="concentration1">First concentrations (alpha), above 0.</param>
            /// <param name="concentration0">Second concentrations (beta), above 0.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static Beta Beta(Tensor concentration1, Tensor concentration0, Generator? generator = null) => new(concentration1, concentration0, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Independent beta distributions: density proportional to x^(a - 1) (1 - x)^(b - 1).</summary>
    public sealed class Beta : torch.distributions.Distribution
    {
        /// <summary>Makes the distribution.</summary>
        /// <param name="concentration1">First concentrations a, above 0.</param>
        /// <param name="concentration0">Second concentrations b, above 0.</param>
        /// <param name="generator">Source of randomness; the global one when null.</param>
        public Beta(torch.Tensor concentration1, torch.Tensor concentration0, torch.Generator? generator = null)
            : this(Broadcasting.Join(concentration1, concentration0), generator)
        {
        }

        private Beta((torch.Tensor A, torch.Tensor B) parameters, torch.Generator? generator) : base(generator, parameters.A.shape) =>
            (concentration1, concentration0) = parameters;

        /// <summary>First concentrations a.</summary>
        public torch.Tensor concentration1 { get; }

        /// <summary>Second concentrations b.</summary>
        public torch.Tensor concentration0 { get; }

        /// <inheritdoc/>
        public override torch.Tensor mean => Scoped(() => concentration1 / (concentration1 + concentration0));

        /// <inheritdoc/>
        public override torch.Tensor mode => Scoped(() => (concentration1 - 1) / (concentration1 + concentration0 - 2));

        /// <inheritdoc/>
        public override torch.Tensor variance => Scoped(() =>
        {
            torch.Tensor total = concentration1 + concentration0;
            return concentration1 * concentration0 / (total.square() * (total + 1));
        });

        /// <summary>x / (x + y) of two gamma variables; gradients reach both concentrations.</summary>
        /// <param name="sample_shape">Shape of the set of samples.</param>
        /// <returns>Samples in (0, 1).</returns>
        public override torch.Tensor rsample(params long[] sample_shape) => Scoped(() =>
        {
            torch.Tensor x = concentration1.expand(Extended(sample_shape)).StandardGamma(generator);
            torch.Tensor y = concentration0.expand(Extended(sample_shape)).StandardGamma(generator);
            return x / (x + y);
        });

        /// <inheritdoc/>
        public override torch.Tensor log_prob(torch.Tensor value) => Scoped(() =>
            ((concentration1 - 1) * value.log()) + ((concentration0 - 1) * (-value).log1p()) - LogBeta());

        /// <inheritdoc/>
        public override torch.Tensor entropy() => Scoped(() =>
        {
            torch.Tensor total = concentration1 + concentration0;
            return LogBeta()
                - ((concentration1 - 1) * concentration1.digamma())
                - ((concentration0 - 1) * concentration0.digamma())
                + ((total - 2) * total.digamma());
        });

        /// <inheritdoc/>
        public override torch.distributions.Distribution expand(torch.Size batch_shape, torch.distributions.Distribution? instance = null) =>
            new Beta((concentration1.expand(batch_shape.Shape), concentration0.expand(batch_shape.Shape)), generator);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                concentration1.Dispose();
                concentration0.Dispose();
            }
        }

        private torch.Tensor LogBeta() => concentration1.lgamma() + concentration0.lgamma() - (concentration1 + concentration0).lgamma();
    }
}
