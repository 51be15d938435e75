using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Uniform distributions on [low, high).</summary>
            /// <param name="low">Lower bounds.</param>
            /// <param name="high">Upper bounds, above the lower ones.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static Uniform Uniform(Tensor low, Tensor high, Generator? generator = null) => new(low, high, generator);

            /// <summary>A uniform distribution on [low, high).</summary>
            /// <param name="low">Lower bound.</param>
            /// <param name="high">Upper bound.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static Uniform Uniform(float low, float high, Generator? generator = null) =>
                new(Broadcasting.Number(low, ScalarType.Float32), Broadcasting.Number(high, ScalarType.Float32), generator);

            /// <summary>A uniform distribution on [low, high) in double precision.</summary>
            /// <param name="low">Lower bound.</param>
            /// <param name="high">Upper bound.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static Uniform Uniform(double low, double high, Generator? generator = null) =>
                new(Broadcasting.Number(low, ScalarType.Float64), Broadcasting.Number(high, ScalarType.Float64), generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Independent uniform distributions on [low, high).</summary>
    public sealed class Uniform : torch.distributions.Distribution
    {
        /// <summary>Makes the distribution.</summary>
        /// <param name="low">Lower bounds.</param>
        /// <param name="high">Upper bounds, above the lower ones.</param>
        /// <param name="generator">Source of randomness; the global one when null.</param>
        public Uniform(torch.Tensor low, torch.Tensor high, torch.Generator? generator = null) : this(Broadcasting.Join(low, high), generator)
        {
        }

        private Uniform((torch.Tensor Low, torch.Tensor High) parameters, torch.Generator? generator) : base(generator, parameters.Low.shape) =>
            (low, high) = parameters;

        /// <summary>Lower bounds.</summary>
        public torch.Tensor low { get; }

        /// <summary>Upper bounds.</summary>
        public torch.Tensor high { get; }

        /// <inheritdoc/>
        public override torch.Tensor mean => Scoped(() => (low + high) / 2);

        /// <inheritdoc/>
        public override torch.Tensor variance => Scoped(() => (high - low).square() / 12);

        /// <inheritdoc/>
        public override torch.Tensor rsample(params long[] sample_shape) => Scoped(() =>
            (torch.rand(Extended(sample_shape), low.dtype, low.device, generator: generator) * (high - low)) + low);

        /// <summary>-log(high - low) inside, minus infinity outside.</summary>
        /// <param name="value">Values that broadcast with the batch.</param>
        /// <returns>One number per value.</returns>
        public override torch.Tensor log_prob(torch.Tensor value) => Scoped(() =>
        {
            torch.Tensor inside = (value >= low).logical_and(value < high);
            return inside.to_type(low.dtype).log() - (high - low).log();
        });

        /// <inheritdoc/>
        public override torch.Tensor entropy() => Scoped(() => (high - low).log());

        /// <inheritdoc/>
        public override torch.Tensor cdf(torch.Tensor value) => Scoped(() => ((value - low) / (high - low)).clamp(0, 1));

        /// <inheritdoc/>
        public override torch.Tensor icdf(torch.Tensor value) => Scoped(() => (value * (high - low)) + low);

        /// <inheritdoc/>
        public override torch.distributions.Distribution expand(torch.Size batch_shape, torch.distributions.Distribution? instance = null) =>
            new Uniform((low.expand(batch_shape.Shape), high.expand(batch_shape.Shape)), generator);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                low.Dispose();
                high.Dispose();
            }
        }
    }
}
