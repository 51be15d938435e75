using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Normalises over the last dimension.</summary>
            /// <param name="normalized_shape">Size of the last dimension.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">Whether a weight (ones) is trained.</param>
            /// <param name="bias">Whether a bias (zeros) is trained as well.</param>
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module.</returns>
            public static LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

            /// <summary>Normalises over the last dimensions.</summary>
            /// <param name="normalized_shape">Sizes of the last dimensions.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">Whether a weight (ones) is trained.</param>
            /// <param name="bias">Whether a bias (zeros) is trained as well.</param>
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module.</returns>
            public static LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>(x - mean) / sqrt(var + eps) * weight + bias over the last dimensions (Ba et al., 2016).</summary>
    public sealed class LayerNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly long[] _shape;
        private readonly double _eps;
        private Parameter? _weight;
        private Parameter? _bias;

        internal LayerNorm(long[] shape, double eps, bool affine, bool bias, torch.Device? device, torch.ScalarType? dtype) : base(nameof(LayerNorm))
        {
            ArgumentNullException.ThrowIfNull(shape);
            _shape = [.. shape];
            _eps = eps;
            if (affine)
            {
                _weight = Weights.Constant(1, device, dtype, shape);
                register_parameter("weight", _weight);
                if (bias)
                {
                    _bias = Weights.Constant(0, device, dtype, shape);
                    register_parameter("bias", _bias);
                }
            }
        }

        /// <summary>Scale; null without one.</summary>
        public Parameter? weight
        {
            get => _weight;
            set
            {
                _weight = value;
                ReplaceParameter("weight", value);
            }
        }

        /// <summary>Offset; null without one.</summary>
        public Parameter? bias
        {
            get => _bias;
            set
            {
                _bias = value;
                ReplaceParameter("bias", value);
            }
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.layer_norm(input, _shape, _weight, _bias, _eps);
    }
}
