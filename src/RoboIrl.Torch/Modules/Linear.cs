using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>y = x W^T + b.</summary>
            /// <param name="inputSize">Features in.</param>
            /// <param name="outputSize">Features out.</param>
            /// <param name="hasBias">Whether b is added.</param>
            /// <param name="device">Where the weights live; the default device when null.</param>
            /// <param name="dtype">Element type of the weights; the default type when null.</param>
            /// <returns>The module, its weights uniform in +-1/sqrt(inputSize).</returns>
            public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>y = x W^T + b over the last dimension: [..., in] to [..., out].</summary>
    public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private Parameter _weight;
        private Parameter? _bias;

        internal Linear(long inputs, long outputs, bool bias, torch.Device? device, torch.ScalarType? dtype) : base(nameof(Linear))
        {
            ArgumentOutOfRangeException.ThrowIfNegative(inputs);
            ArgumentOutOfRangeException.ThrowIfNegative(outputs);
            in_features = inputs;
            out_features = outputs;
            double bound = inputs > 0 ? 1 / Math.Sqrt(inputs) : 0;
            _weight = Weights.Uniform(bound, device, dtype, outputs, inputs);
            register_parameter("weight", _weight);
            if (bias)
            {
                _bias = Weights.Uniform(bound, device, dtype, outputs);
                register_parameter("bias", _bias);
            }
        }

        /// <summary>Features in.</summary>
        public long in_features { get; }

        /// <summary>Features out.</summary>
        public long out_features { get; }

        /// <summary>W [out, in].</summary>
        public Parameter weight
        {
            get => _weight;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                _weight = value;
                ReplaceParameter("weight", value);
            }
        }

        /// <summary>b [out]; null without a bias.</summary>
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
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.linear(input, _weight, _bias);
    }
}
