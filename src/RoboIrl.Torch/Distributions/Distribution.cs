namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>A batch of independent distributions over events.</summary>
        /// <remarks>
        /// Samples have the shape sample + batch + event, log-probabilities sample + batch. A distribution keeps views of
        /// the tensors it was made of: they belong to the scope in which it was made, and <see cref="Dispose()"/> frees them earlier.
        /// </remarks>
        public abstract class Distribution : IDisposable
        {
            private protected Distribution(Generator? generator, long[] batch_shape, long[]? event_shape = null)
            {
                this.generator = generator;
                this.batch_shape = batch_shape;
                this.event_shape = event_shape ?? [];
            }

            /// <summary>Shape of the batch.</summary>
            public Size batch_shape { get; }

            /// <summary>Shape of one event; empty for scalars.</summary>
            public Size event_shape { get; }

            /// <summary>The mean, batch + event.</summary>
            public abstract Tensor mean { get; }

            /// <summary>The variance, batch + event.</summary>
            public abstract Tensor variance { get; }

            /// <summary>The standard deviation, batch + event.</summary>
            public virtual Tensor stddev => Scoped(() => variance.sqrt());

            /// <summary>The most likely value, batch + event.</summary>
            public virtual Tensor mode => throw Missing("mode");

            private protected Generator? generator { get; }

            /// <summary>Draws samples without a gradient.</summary>
            /// <param name="sample_shape">Shape of the set of samples; empty for one.</param>
            /// <returns>Samples, sample + batch + event.</returns>
            public Tensor sample(params long[] sample_shape) => Draw(sample_shape);

            /// <summary>Draws samples without a gradient.</summary>
            /// <param name="sample_shape">Shape of the set of samples; empty for one.</param>
            /// <returns>Samples, sample + batch + event.</returns>
            public Tensor sample(Size sample_shape) => Draw(sample_shape.Shape);

            /// <summary>Draws samples through which gradients flow into the parameters.</summary>
            /// <param name="sample_shape">Shape of the set of samples; empty for one.</param>
            /// <returns>Samples, sample + batch + event.</returns>
            /// <exception cref="NotSupportedException">The distribution is discrete.</exception>
            public virtual Tensor rsample(params long[] sample_shape) => throw Missing("reparameterised sample; use sample() and a score-function estimate");

            /// <summary>Draws samples through which gradients flow into the parameters.</summary>
            /// <param name="sample_shape">Shape of the set of samples; empty for one.</param>
            /// <returns>Samples, sample + batch + event.</returns>
            public Tensor rsample(Size sample_shape) => rsample(sample_shape.Shape);

            /// <summary>Logarithm of the density (or probability) of values.</summary>
            /// <param name="value">Values that broadcast with batch + event.</param>
            /// <returns>One number per event.</returns>
            public abstract Tensor log_prob(Tensor value);

            /// <summary>Entropy in nats.</summary>
            /// <returns>One number per distribution of the batch.</returns>
            public virtual Tensor entropy() => throw Missing("entropy in closed form");

            /// <summary>Probability of a value or less.</summary>
            /// <param name="value">Values that broadcast with the batch.</param>
            /// <returns>Numbers from 0 to 1.</returns>
            public virtual Tensor cdf(Tensor value) => throw Missing("distribution function");

            /// <summary>The value that has a probability of being undercut.</summary>
            /// <param name="value">Probabilities.</param>
            /// <returns>Values.</returns>
            public virtual Tensor icdf(Tensor value) => throw Missing("inverse distribution function");

            /// <summary>exp(entropy).</summary>
            /// <returns>One number per distribution of the batch.</returns>
            public Tensor perplexity() => Scoped(() => entropy().exp());

            /// <summary>The same distribution over a larger batch.</summary>
            /// <param name="batch_shape">The new batch, to which the old one broadcasts.</param>
            /// <param name="instance">Accepted for source compatibility; pass null.</param>
            /// <returns>A distribution over views of the same parameters.</returns>
            public abstract Distribution expand(Size batch_shape, Distribution? instance = null);

            /// <summary>Frees the views that the distribution keeps.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the views that the distribution keeps.</summary>
            /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
            protected abstract void Dispose(bool disposing);

            /// <summary>Samples without a gradient; discrete distributions replace it.</summary>
            private protected virtual Tensor Draw(long[] sample_shape)
            {
                using IDisposable mode = no_grad();
                return rsample(sample_shape);
            }

            private protected long[] Extended(long[] sample_shape) => [.. sample_shape, .. batch_shape.Shape, .. event_shape.Shape];

            /// <summary>Runs a computation of which only the result is kept.</summary>
            private protected static Tensor Scoped(Func<Tensor> compute)
            {
                using DisposeScope scope = NewDisposeScope();
                return scope.MoveToOuter(compute());
            }

            /// <summary>Standard normal noise of a shape, like a parameter.</summary>
            private protected Tensor Noise(long[] shape, Tensor like) => randn(shape, like.dtype, like.device, generator: generator);

            private NotSupportedException Missing(string what) => new($"{GetType().Name} has no {what}.");
        }
    }
}
