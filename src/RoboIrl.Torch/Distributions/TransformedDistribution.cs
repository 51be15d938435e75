using TorchSharp.Modules;
using static TorchSharp.torch.distributions;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>The distribution of transformed samples.</summary>
            /// <param name="base_distribution">Distribution of the arguments; the result owns it.</param>
            /// <param name="transforms">Maps, applied in order.</param>
            /// <param name="generator">Accepted for source compatibility; the base distribution's is used.</param>
            /// <returns>The distribution.</returns>
            public static TransformedDistribution TransformedDistribution(Distribution base_distribution, IEnumerable<transforms.Transform> transforms, Generator? generator = null) =>
                new(base_distribution, transforms, generator);

            /// <summary>The distribution of transformed samples.</summary>
            /// <param name="base_distribution">Distribution of the arguments; the result owns it.</param>
            /// <param name="transform">The map.</param>
            /// <param name="generator">Accepted for source compatibility; the base distribution's is used.</param>
            /// <returns>The distribution.</returns>
            public static TransformedDistribution TransformedDistribution(Distribution base_distribution, transforms.Transform transform, Generator? generator = null) =>
                new(base_distribution, [transform], generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>y = f(x) with x from a base distribution: log p(y) = log p(x) - log |f'(x)|.</summary>
    public sealed class TransformedDistribution : Distribution
    {
        private readonly Distribution _base;
        private readonly transforms.Transform[] _transforms;

        /// <summary>Makes the distribution.</summary>
        /// <param name="base_distribution">Distribution of the arguments; this one owns it.</param>
        /// <param name="transforms">Maps, applied in order.</param>
        /// <param name="generator">Accepted for source compatibility; the base distribution's is used.</param>
        public TransformedDistribution(Distribution base_distribution, IEnumerable<transforms.Transform> transforms, torch.Generator? generator = null)
            : base(generator, Checked(base_distribution).batch_shape.Shape, base_distribution.event_shape.Shape)
        {
            _base = base_distribution;
            _transforms = [.. transforms];
        }

        /// <summary>Not known in closed form.</summary>
        /// <exception cref="NotSupportedException">Always.</exception>
        public override torch.Tensor mean => throw new NotSupportedException("A transformed distribution has no mean in closed form; average samples.");

        /// <summary>Not known in closed form.</summary>
        /// <exception cref="NotSupportedException">Always.</exception>
        public override torch.Tensor variance => throw new NotSupportedException("A transformed distribution has no variance in closed form; use samples.");

        /// <inheritdoc/>
        public override torch.Tensor rsample(params long[] sample_shape) => Scoped(() => Forward(_base.rsample(sample_shape)));

        /// <inheritdoc/>
        public override torch.Tensor log_prob(torch.Tensor value) => Scoped(() =>
        {
            torch.Tensor? correction = null;
            torch.Tensor y = value;
            foreach (transforms.Transform transform in _transforms.Reverse())
            {
                torch.Tensor x = transform.inverse(y);
                torch.Tensor slope = Broadcasting.SumRightmost(transform.log_abs_det_jacobian(x, y), event_shape.Length);
                correction = correction is null ? slope : correction + slope;
                y = x;
            }

            torch.Tensor density = _base.log_prob(y);
            return correction is null ? density : density - correction;
        });

        /// <inheritdoc/>
        public override torch.Tensor cdf(torch.Tensor value) => Scoped(() =>
        {
            torch.Tensor x = value;
            torch.Tensor sign = torch.ones([], value.dtype, value.device);
            foreach (transforms.Transform transform in _transforms.Reverse())
            {
                x = transform.inverse(x);
                sign *= transform.sign;
            }

            return (sign * (_base.cdf(x) - 0.5)) + 0.5;
        });

        /// <inheritdoc/>
        public override Distribution expand(torch.Size batch_shape, Distribution? instance = null) =>
            new TransformedDistribution(_base.expand(batch_shape), _transforms, generator);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _base.Dispose();
            }
        }

        private protected override torch.Tensor Draw(long[] sample_shape) => Scoped(() =>
        {
            using IDisposable mode = torch.no_grad();
            return Forward(_base.sample(sample_shape));
        });

        private torch.Tensor Forward(torch.Tensor x)
        {
            foreach (transforms.Transform transform in _transforms)
            {
                x = transform.forward(x);
            }

            return x;
        }

        private static Distribution Checked(Distribution inner)
        {
            ArgumentNullException.ThrowIfNull(inner);
            return inner;
        }
    }
}
