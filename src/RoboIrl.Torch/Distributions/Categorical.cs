using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Categorical distributions over the last dimension; give one of the two.</summary>
            /// <param name="probs">Probabilities [..., K], 0 or more; they are normalised.</param>
            /// <param name="logits">Unnormalised log-probabilities [..., K].</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static Categorical Categorical(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) => new(probs, logits, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Categorical distributions: samples are indices (Int64) into the last dimension of the parameters.</summary>
    public sealed class Categorical : torch.distributions.Distribution
    {
        private readonly torch.Tensor _logProbs; // normalised, [..., K]

        /// <summary>Makes the distribution; give one of the two.</summary>
        /// <param name="probs">Probabilities [..., K], 0 or more; they are normalised.</param>
        /// <param name="logits">Unnormalised log-probabilities [..., K].</param>
        /// <param name="generator">Source of randomness; the global one when null.</param>
        /// <exception cref="ArgumentException">Both or neither are given, or they have no dimension.</exception>
        public Categorical(torch.Tensor? probs = null, torch.Tensor? logits = null, torch.Generator? generator = null)
            : this(Normalise(probs, logits), generator)
        {
        }

        private Categorical(torch.Tensor logProbs, torch.Generator? generator) : base(generator, logProbs.shape[..^1]) => _logProbs = logProbs;

        /// <summary>Number of categories K.</summary>
        public long num_categories => _logProbs.size(-1);

        /// <summary>Normalised log-probabilities [..., K].</summary>
        public torch.Tensor logits => _logProbs;

        /// <summary>Probabilities [..., K].</summary>
        public torch.Tensor probs => _logProbs.exp();

        /// <summary>Not defined for categories: NaN.</summary>
        public override torch.Tensor mean => torch.full(batch_shape.Shape, double.NaN, _logProbs.dtype, _logProbs.device);

        /// <summary>Not defined for categories: NaN.</summary>
        public override torch.Tensor variance => torch.full(batch_shape.Shape, double.NaN, _logProbs.dtype, _logProbs.device);

        /// <inheritdoc/>
        public override torch.Tensor mode => _logProbs.argmax(-1);

        /// <summary>Log-probabilities of categories.</summary>
        /// <param name="value">Indices (Int64) that broadcast with the batch.</param>
        /// <returns>One number per index.</returns>
        public override torch.Tensor log_prob(torch.Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor index = value.to_type(torch.ScalarType.Int64).unsqueeze(-1);
            long[] shape = Broadcasting.Common(index.shape, [.. batch_shape.Shape, 1]);
            torch.Tensor rows = _logProbs.expand([.. shape[..^1], num_categories]);
            return scope.MoveToOuter(rows.gather(-1, index.expand(shape)).squeeze(-1));
        }

        /// <summary>-sum p log p, with 0 log 0 = 0.</summary>
        /// <returns>One number per distribution.</returns>
        public override torch.Tensor entropy()
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor p = _logProbs.exp();
            return scope.MoveToOuter((p * Finite(_logProbs)).sum(-1).neg());
        }

        /// <inheritdoc/>
        public override torch.distributions.Distribution expand(torch.Size batch_shape, torch.distributions.Distribution? instance = null) =>
            new Categorical(_logProbs.expand([.. batch_shape.Shape, num_categories]), generator);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _logProbs.Dispose();
            }
        }

        private protected override torch.Tensor Draw(long[] sample_shape)
        {
            using IDisposable mode = torch.no_grad();
            using DisposeScope scope = torch.NewDisposeScope();
            long count = sample_shape.Aggregate(1L, (product, size) => product * size);
            torch.Tensor rows = _logProbs.exp().reshape(-1, num_categories); // [batch, K]
            torch.Tensor drawn = rows.multinomial(count, true, generator).t(); // [samples, batch]
            return scope.MoveToOuter(drawn.reshape(Extended(sample_shape)));
        }

        /// <summary>Minus infinity becomes the lowest finite number: times a probability of 0 it counts nothing.</summary>
        private static torch.Tensor Finite(torch.Tensor logProbs) =>
            logProbs.clamp(min: logProbs.dtype == torch.ScalarType.Float64 ? double.MinValue : float.MinValue);

        private static torch.Tensor Normalise(torch.Tensor? probs, torch.Tensor? logits)
        {
            if (probs is null == logits is null)
            {
                throw new ArgumentException("Give either probs or logits.");
            }

            torch.Tensor given = (probs ?? logits)!;
            if (given.ndim < 1)
            {
                throw new ArgumentException("The parameters of a categorical distribution have one dimension or more: the categories are the last.");
            }

            using DisposeScope scope = torch.NewDisposeScope();
            return scope.MoveToOuter(logits is not null ? logits.log_softmax(-1) : (probs! / probs!.sum(-1, keepdim: true)).log());
        }
    }
}
