using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Normal distributions.</summary>
            /// <param name="loc">Means.</param>
            /// <param name="scale">Standard deviations, above 0.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static Normal Normal(Tensor loc, Tensor scale, Generator? generator = null) => new(loc, scale, generator);

            /// <summary>A normal distribution.</summary>
            /// <param name="loc">Mean.</param>
            /// <param name="scale">Standard deviation, above 0.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static Normal Normal(float loc, float scale = 1.0f, Generator? generator = null) =>
                new(Broadcasting.Number(loc, ScalarType.Float32), Broadcasting.Number(scale, ScalarType.Float32), generator);

            /// <summary>A normal distribution in double precision.</summary>
            /// <param name="loc">Mean.</param>
            /// <param name="scale">Standard deviation, above 0.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static Normal Normal(double loc, double scale = 1.0, Generator? generator = null) =>
                new(Broadcasting.Number(loc, ScalarType.Float64), Broadcasting.Number(scale, ScalarType.Float64), generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Independent normal distributions.</summary>
    public sealed class Normal : torch.distributions.Distribution
    {
        private const double HalfLogTwoPi = 0.91893853320467274178;

        /// <summary>Makes the distribution.</summary>
        /// <param name="loc">Means.</param>
        /// <param name="scale">Standard deviations, above 0.</param>
        /// <param name="generator">Source of randomness; the global one when null.</param>
        public Normal(torch.Tensor loc, torch.Tensor scale, torch.Generator? generator = null) : this(Broadcasting.Join(loc, scale), generator)
        {
        }

        private Normal((torch.Tensor Loc, torch.Tensor Scale) parameters, torch.Generator? generator) : base(generator, parameters.Loc.shape)
        {
            (loc, scale) = parameters;
        }

        /// <summary>Means.</summary>
        public torch.Tensor loc { get; }

        /// <summary>Standard deviations.</summary>
        public torch.Tensor scale { get; }

        /// <inheritdoc/>
        public override torch.Tensor mean => loc;

        /// <inheritdoc/>
        public override torch.Tensor mode => loc;

        /// <inheritdoc/>
        public override torch.Tensor stddev => scale;

        /// <inheritdoc/>
        public override torch.Tensor variance => scale.square();

        /// <inheritdoc/>
        public override torch.Tensor rsample(params long[] sample_shape)
        {
            using DisposeScope outer = torch.NewDisposeScope();
            return outer.MoveToOuter((Noise(Extended(sample_shape), loc) * scale) + loc);
        }

        /// <summary>-(x - loc)^2 / (2 scale^2) - log(scale) - log(2 pi) / 2.</summary>
        /// <param name="value">Values that broadcast with the batch.</param>
        /// <returns>One number per value.</returns>
        public override torch.Tensor log_prob(torch.Tensor value)
        {
            using DisposeScope outer = torch.NewDisposeScope();
            torch.Tensor z = (value - loc) / scale;
            return outer.MoveToOuter((z.square() * -0.5) - scale.log() - HalfLogTwoPi);
        }

        /// <summary>1/2 + log(2 pi) / 2 + log(scale).</summary>
        /// <returns>One number per distribution.</returns>
        public override torch.Tensor entropy()
        {
            using DisposeScope outer = torch.NewDisposeScope();
            return outer.MoveToOuter(scale.log() + (0.5 + HalfLogTwoPi));
        }

        /// <inheritdoc/>
        public override torch.Tensor cdf(torch.Tensor value) => Scoped(() => (((value - loc) / (scale * Math.Sqrt(2))).erf() + 1) * 0.5);

        /// <inheritdoc/>
        public override torch.Tensor icdf(torch.Tensor value) => Scoped(() => loc + (scale * ((value * 2) - 1).erfinv() * Math.Sqrt(2)));

        /// <inheritdoc/>
        public override torch.distributions.Distribution expand(torch.Size batch_shape, torch.distributions.Distribution? instance = null) =>
            new Normal((loc.expand(batch_shape.Shape), scale.expand(batch_shape.Shape)), generator);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                loc.Dispose();
                scale.Dispose();
            }
        }
    }
}
