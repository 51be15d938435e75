using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Multivariate normal distributions; give one of the matrices.</summary>
            /// <param name="loc">Means [..., D].</param>
            /// <param name="covariance_matrix">Covariances [..., D, D], positive definite.</param>
            /// <param name="precision_matrix">Inverses of the covariances.</param>
            /// <param name="scale_tril">Lower Cholesky factors of the covariances.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The distribution.</returns>
            public static MultivariateNormal MultivariateNormal(Tensor loc, Tensor? covariance_matrix = null, Tensor? precision_matrix = null, Tensor? scale_tril = null, Generator? generator = null) =>
                new(loc, covariance_matrix, precision_matrix, scale_tril, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Multivariate normal distributions over vectors.</summary>
    public sealed class MultivariateNormal : torch.distributions.Distribution
    {
        private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

        /// <summary>Makes the distribution; give one of the matrices.</summary>
        /// <param name="loc">Means [..., D].</param>
        /// <param name="covariance_matrix">Covariances [..., D, D], positive definite.</param>
        /// <param name="precision_matrix">Inverses of the covariances.</param>
        /// <param name="scale_tril">Lower Cholesky factors of the covariances.</param>
        /// <param name="generator">Source of randomness; the global one when null.</param>
        /// <exception cref="ArgumentException">Not exactly one matrix is given, or sizes differ.</exception>
        public MultivariateNormal(torch.Tensor loc, torch.Tensor? covariance_matrix = null, torch.Tensor? precision_matrix = null, torch.Tensor? scale_tril = null, torch.Generator? generator = null)
            : this(Join(loc, Factor(covariance_matrix, precision_matrix, scale_tril)), generator)
        {
        }

        private MultivariateNormal((torch.Tensor Loc, torch.Tensor Scale) parameters, torch.Generator? generator)
            : base(generator, parameters.Loc.shape[..^1], [parameters.Loc.size(-1)]) => (loc, scale_tril) = parameters;

        /// <summary>Means [..., D].</summary>
        public torch.Tensor loc { get; }

        /// <summary>Lower Cholesky factors [..., D, D].</summary>
        public torch.Tensor scale_tril { get; }

        /// <summary>Covariances [..., D, D].</summary>
        public torch.Tensor covariance_matrix => Scoped(() => scale_tril.matmul(scale_tril.transpose(-2, -1)));

        /// <inheritdoc/>
        public override torch.Tensor mean => loc;

        /// <inheritdoc/>
        public override torch.Tensor mode => loc;

        /// <inheritdoc/>
        public override torch.Tensor variance => Scoped(() => scale_tril.square().sum(-1));

        /// <inheritdoc/>
        public override torch.Tensor rsample(params long[] sample_shape) => Scoped(() =>
            loc + scale_tril.matmul(Noise(Extended(sample_shape), loc).unsqueeze(-1)).squeeze(-1));

        /// <summary>-(D log(2 pi) + (x - loc)^T C^-1 (x - loc)) / 2 - log |L|.</summary>
        /// <param name="value">Vectors [..., D] that broadcast with the batch.</param>
        /// <returns>One number per vector.</returns>
        public override torch.Tensor log_prob(torch.Tensor value) => Scoped(() =>
        {
            torch.Tensor difference = (value - loc).unsqueeze(-1);
            torch.Tensor z = torch.Tensor.Wrap(NativeMethods.rt_linalg_solve_triangular(scale_tril.Handle, difference.Handle, 0, 1, 0), difference, scale_tril);
            return ((z.squeeze(-1).square().sum(-1) + (event_shape[0] * LogTwoPi)) * -0.5) - HalfLogDeterminant();
        });

        /// <inheritdoc/>
        public override torch.Tensor entropy() => Scoped(() => HalfLogDeterminant() + (event_shape[0] * 0.5 * (1 + LogTwoPi)));

        /// <inheritdoc/>
        public override torch.distributions.Distribution expand(torch.Size batch_shape, torch.distributions.Distribution? instance = null)
        {
            long d = event_shape[0];
            return new MultivariateNormal((loc.expand([.. batch_shape.Shape, d]), scale_tril.expand([.. batch_shape.Shape, d, d])), generator);
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                loc.Dispose();
                scale_tril.Dispose();
            }
        }

        private torch.Tensor HalfLogDeterminant() => scale_tril.diagonal(0, -2, -1).log().sum(-1);

        private static torch.Tensor Factor(torch.Tensor? covariance, torch.Tensor? precision, torch.Tensor? factor)
        {
            if ((covariance is null ? 0 : 1) + (precision is null ? 0 : 1) + (factor is null ? 0 : 1) != 1)
            {
                throw new ArgumentException("Give exactly one of covariance_matrix, precision_matrix and scale_tril.");
            }

            if (factor is not null)
            {
                return factor.alias();
            }

            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor matrix = covariance ?? torch.Tensor.Wrap(NativeMethods.rt_linalg_inv(precision!.Handle), precision);
            return scope.MoveToOuter(torch.Tensor.Wrap(NativeMethods.rt_linalg_cholesky(matrix.Handle), matrix));
        }

        private static (torch.Tensor Loc, torch.Tensor Scale) Join(torch.Tensor loc, torch.Tensor scale)
        {
            ArgumentNullException.ThrowIfNull(loc);
            if (loc.ndim < 1 || scale.ndim < 2 || scale.size(-1) != loc.size(-1) || scale.size(-2) != loc.size(-1))
            {
                throw new ArgumentException($"Means of the shape [{string.Join(", ", loc.shape)}] do not fit matrices of the shape [{string.Join(", ", scale.shape)}]: expected [..., D] and [..., D, D].", nameof(loc));
            }

            long d = loc.size(-1);
            long[] batch = Broadcasting.Common(loc.shape.AsSpan()[..^1], scale.shape.AsSpan()[..^2]);
            torch.Tensor wide = scale.expand([.. batch, d, d]);
            scale.Dispose();
            return (loc.expand([.. batch, d]), wide);
        }
    }
}
