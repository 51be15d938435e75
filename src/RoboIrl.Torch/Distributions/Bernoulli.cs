using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Bernoulli distributions; give one of the two.</summary>
            /// <param name="probs">Probabilities of 1.</param>
            /// <param name="logits">Log-odds of 1.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static Bernoulli Bernoulli(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) => new(probs, logits, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Independent Bernoulli distributions: samples are 0 or 1, of the parameters' element type.</summary>
    public sealed class Bernoulli : torch.distributions.Distribution
    {
        /// <summary>Makes the distribution; give one of the two.</summary>
        /// <param name="probs">Probabilities of 1.</param>
        /// <param name="logits">Log-odds of 1.</param>
        /// <param name="generator">Source of randomness; the global one when null.</param>
        /// <exception cref="ArgumentException">Both or neither are given.</exception>
        public Bernoulli(torch.Tensor? probs = null, torch.Tensor? logits = null, torch.Generator? generator = null)
            : this(LogOdds(probs, logits), generator)
        {
        }

        private Bernoulli(torch.Tensor logits, torch.Generator? generator) : base(generator, logits.shape) => this.logits = logits;

        /// <summary>Log-odds of 1.</summary>
        public torch.Tensor logits { get; }

        /// <summary>Probabilities of 1.</summary>
        public torch.Tensor probs => logits.sigmoid();

        /// <inheritdoc/>
        public override torch.Tensor mean => probs;

        /// <inheritdoc/>
        public override torch.Tensor mode => Scoped(() => (logits > 0).to_type(logits.dtype));

        /// <inheritdoc/>
        public override torch.Tensor variance => Scoped(() =>
        {
            torch.Tensor p = probs;
            return p * (1 - p);
        });

        /// <summary>x log p + (1 - x) log(1 - p).</summary>
        /// <param name="value">Zeros and ones that broadcast with the batch.</param>
        /// <returns>One number per value.</returns>
        public override torch.Tensor log_prob(torch.Tensor value)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            (torch.Tensor x, torch.Tensor l) = Broadcasting.Join(value.to_type(logits.dtype), logits);
            return scope.MoveToOuter(torch.nn.functional.binary_cross_entropy_with_logits(l, x, reduction: torch.nn.Reduction.None).neg());
        }

        /// <inheritdoc/>
        public override torch.Tensor entropy() => Scoped(() =>
            torch.nn.functional.binary_cross_entropy_with_logits(logits, probs, reduction: torch.nn.Reduction.None));

        /// <inheritdoc/>
        public override torch.distributions.Distribution expand(torch.Size batch_shape, torch.distributions.Distribution? instance = null) =>
            new Bernoulli(logits.expand(batch_shape.Shape), generator);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                logits.Dispose();
            }
        }

        private protected override torch.Tensor Draw(long[] sample_shape)
        {
            using IDisposable mode = torch.no_grad();
            using DisposeScope scope = torch.NewDisposeScope();
            return scope.MoveToOuter(torch.bernoulli(probs.expand(Extended(sample_shape)), generator));
        }

        private static torch.Tensor LogOdds(torch.Tensor? probs, torch.Tensor? logits)
        {
            if (probs is null == logits is null)
            {
                throw new ArgumentException("Give either probs or logits.");
            }

            if (logits is not null)
            {
                return logits.alias();
            }

            using DisposeScope scope = torch.NewDisposeScope();

            // Probabilities of exactly 0 and 1 keep finite log-odds.
            double eps = probs!.dtype == torch.ScalarType.Float64 ? 2.220446049250313e-16 : 1.1920929e-07;
            torch.Tensor p = probs.clamp(eps, 1 - eps);
            return scope.MoveToOuter(p.log() - (-p).log1p());
        }
    }
}
