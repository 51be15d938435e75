using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Counts the last dimensions of a batch as part of the event.</summary>
            /// <param name="base_distribution">The distribution; the result owns it.</param>
            /// <param name="reinterpreted_batch_dims">How many dimensions.</param>
            /// <param name="generator">Accepted for source compatibility; the base distribution's is used.</param>
            /// <returns>The distribution.</returns>
            public static Independent Independent(Distribution base_distribution, int reinterpreted_batch_dims, Generator? generator = null) =>
                new(base_distribution, reinterpreted_batch_dims, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A distribution whose last batch dimensions are one event: their log-probabilities and entropies are summed.</summary>
    public sealed class Independent : torch.distributions.Distribution
    {
        private readonly torch.distributions.Distribution _base;
        private readonly int _dims;

        /// <summary>Makes the distribution.</summary>
        /// <param name="base_distribution">The distribution; this one owns it.</param>
        /// <param name="reinterpreted_batch_dims">How many dimensions.</param>
        /// <param name="generator">Accepted for source compatibility; the base distribution's is used.</param>
        /// <exception cref="ArgumentException">The batch has fewer dimensions.</exception>
        public Independent(torch.distributions.Distribution base_distribution, int reinterpreted_batch_dims, torch.Generator? generator = null)
            : base(generator, Split(base_distribution, reinterpreted_batch_dims).Batch, Split(base_distribution, reinterpreted_batch_dims).Event)
        {
            _base = base_distribution;
            _dims = reinterpreted_batch_dims;
        }

        /// <summary>The distribution underneath.</summary>
        public torch.distributions.Distribution base_dist => _base;

        /// <inheritdoc/>
        public override torch.Tensor mean => _base.mean;

        /// <inheritdoc/>
        public override torch.Tensor mode => _base.mode;

        /// <inheritdoc/>
        public override torch.Tensor variance => _base.variance;

        /// <inheritdoc/>
        public override torch.Tensor stddev => _base.stddev;

        /// <inheritdoc/>
        public override torch.Tensor rsample(params long[] sample_shape) => _base.rsample(sample_shape);

        /// <inheritdoc/>
        public override torch.Tensor log_prob(torch.Tensor value) => Scoped(() => Broadcasting.SumRightmost(_base.log_prob(value), _dims));

        /// <inheritdoc/>
        public override torch.Tensor entropy() => Scoped(() => Broadcasting.SumRightmost(_base.entropy(), _dims));

        /// <inheritdoc/>
        public override torch.distributions.Distribution expand(torch.Size batch_shape, torch.distributions.Distribution? instance = null) =>
            new Independent(_base.expand((torch.Size)(long[])[.. batch_shape.Shape, .. event_shape.Shape.Take(_dims)]), _dims, generator);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _base.Dispose();
            }
        }

        private protected override torch.Tensor Draw(long[] sample_shape) => _base.sample(sample_shape);

        private static (long[] Batch, long[] Event) Split(torch.distributions.Distribution inner, int dims)
        {
            ArgumentNullException.ThrowIfNull(inner);
            long[] batch = inner.batch_shape.Shape;
            if (dims < 0 || dims > batch.Length)
            {
                throw new ArgumentException($"{dims} dimensions cannot join the event: the batch has {batch.Length}.", nameof(dims));
            }

            return (batch[..^dims], [.. batch[^dims..], .. inner.event_shape.Shape]);
        }
    }
}
