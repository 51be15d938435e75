using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Normalises each feature over the batch.</summary>
            /// <param name="num_features">C of inputs [N, C] or [N, C, L].</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">Weight of a new batch in the running statistics; null keeps a plain average.</param>
            /// <param name="affine">Whether a weight and a bias are trained.</param>
            /// <param name="track_running_stats">Whether statistics are kept for evaluation.</param>
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module.</returns>
            public static BatchNorm1d BatchNorm1d(long num_features, double eps = 1e-05, double? momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>(x - mean) / sqrt(var + eps) * weight + bias per feature (Ioffe and Szegedy, 2015).</summary>
    /// <remarks>Training uses the batch's statistics and updates the running ones; evaluation uses the running ones.</remarks>
    public sealed class BatchNorm1d : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly double _eps;
        private readonly double? _momentum;

        internal BatchNorm1d(long features, double eps, double? momentum, bool affine, bool track, torch.Device? device, torch.ScalarType? dtype) : base(nameof(BatchNorm1d))
        {
            _eps = eps;
            _momentum = momentum;
            if (affine)
            {
                weight = Weights.Constant(1, device, dtype, features);
                bias = Weights.Constant(0, device, dtype, features);
                register_parameter("weight", weight);
                register_parameter("bias", bias);
            }

            if (track)
            {
                running_mean = Weights.Buffer(torch.zeros([features], dtype, device));
                running_var = Weights.Buffer(torch.ones([features], dtype, device));
                num_batches_tracked = Weights.Buffer(torch.zeros([], torch.int64, device));
                register_buffer("running_mean", running_mean);
                register_buffer("running_var", running_var);
                register_buffer("num_batches_tracked", num_batches_tracked);
            }
        }

        /// <summary>Scale [C]; null without one.</summary>
        public Parameter? weight { get; }

        /// <summary>Offset [C]; null without one.</summary>
        public Parameter? bias { get; }

        /// <summary>Running mean [C]; null when not tracked.</summary>
        public torch.Tensor? running_mean { get; }

        /// <summary>Running variance [C]; null when not tracked.</summary>
        public torch.Tensor? running_var { get; }

        /// <summary>Batches seen in training; null when not tracked.</summary>
        public torch.Tensor? num_batches_tracked { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input)
        {
            ArgumentNullException.ThrowIfNull(input);
            if (input.ndim is not (2 or 3))
            {
                throw new ArgumentException($"BatchNorm1d takes [N, C] or [N, C, L], not {input.ndim} dimensions.", nameof(input));
            }

            double momentum = _momentum ?? 0;
            if (training && num_batches_tracked is not null)
            {
                using IDisposable mode = torch.no_grad();
                num_batches_tracked.add_(1);
                momentum = _momentum ?? 1.0 / num_batches_tracked.ToInt64();
            }

            bool useBatch = training || running_mean is null;
            nint result = NativeMethods.rt_batch_norm(
                input.Handle,
                torch.Tensor.OptionalHandle(weight),
                torch.Tensor.OptionalHandle(bias),
                torch.Tensor.OptionalHandle(running_mean),
                torch.Tensor.OptionalHandle(running_var),
                useBatch ? 1 : 0,
                momentum,
                _eps);
            GC.KeepAlive(this);
            return torch.Tensor.Wrap(result, input);
        }
    }
}
