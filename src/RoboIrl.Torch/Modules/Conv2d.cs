using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Two-dimensional convolution with a square kernel.</summary>
            /// <param name="in_channels">Channels in.</param>
            /// <param name="out_channels">Channels out.</param>
            /// <param name="kernel_size">Edge of the kernel.</param>
            /// <param name="stride">Step of the kernel.</param>
            /// <param name="padding">Border added on each side.</param>
            /// <param name="dilation">Distance between kernel elements.</param>
            /// <param name="padding_mode">What the border holds.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            /// <param name="bias">Whether a bias is added.</param>
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module.</returns>
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>Two-dimensional convolution; pairs are (height, width).</summary>
            /// <param name="in_channels">Channels in.</param>
            /// <param name="out_channels">Channels out.</param>
            /// <param name="kernel_size">Size of the kernel.</param>
            /// <param name="stride">Step of the kernel; 1 when null.</param>
            /// <param name="padding">Border added on each side; 0 when null.</param>
            /// <param name="dilation">Distance between kernel elements; 1 when null.</param>
            /// <param name="padding_mode">What the border holds.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            /// <param name="bias">Whether a bias is added.</param>
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module.</returns>
            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);

            /// <summary>Two-dimensional convolution with a square kernel and a border by rule; the stride is 1 for <see cref="Padding.Same"/>.</summary>
            /// <param name="in_channels">Channels in.</param>
            /// <param name="out_channels">Channels out.</param>
            /// <param name="kernel_size">Edge of the kernel.</param>
            /// <param name="padding">None, or as much as keeps the size.</param>
            /// <param name="stride">Step of the kernel.</param>
            /// <param name="dilation">Distance between kernel elements.</param>
            /// <param name="padding_mode">What the border holds.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            /// <param name="bias">Whether a bias is added.</param>
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module.</returns>
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), padding, (dilation, dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>Two-dimensional convolution with a border by rule; pairs are (height, width).</summary>
            /// <param name="in_channels">Channels in.</param>
            /// <param name="out_channels">Channels out.</param>
            /// <param name="kernel_size">Size of the kernel.</param>
            /// <param name="padding">None, or as much as keeps the size.</param>
            /// <param name="stride">Step of the kernel; 1 when null.</param>
            /// <param name="dilation">Distance between kernel elements; 1 when null.</param>
            /// <param name="padding_mode">What the border holds.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            /// <param name="bias">Whether a bias is added.</param>
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module.</returns>
            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding, dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Two-dimensional convolution: [N, C, H, W] (or [C, H, W]) to [N, out, H', W'].</summary>
    public sealed class Conv2d : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly (long H, long W) _stride;
        private readonly (long H, long W) _dilation;

        // Left, right, top, bottom: "same" may need one more on the far side.
        private readonly long[] _border;
        private readonly PaddingModes _mode;
        private readonly long _groups;

        internal Conv2d(long inputs, long outputs, (long, long) kernel, (long, long) stride, (long H, long W) padding, (long, long) dilation, PaddingModes mode, long groups, bool bias, torch.Device? device, torch.ScalarType? dtype)
            : this(inputs, outputs, kernel, stride, [padding.W, padding.W, padding.H, padding.H], dilation, mode, groups, bias, device, dtype)
        {
        }

        internal Conv2d(long inputs, long outputs, (long H, long W) kernel, (long H, long W) stride, Padding padding, (long H, long W) dilation, PaddingModes mode, long groups, bool bias, torch.Device? device, torch.ScalarType? dtype)
            : this(inputs, outputs, kernel, stride, Border(kernel, stride, padding, dilation), dilation, mode, groups, bias, device, dtype)
        {
        }

        private Conv2d(long inputs, long outputs, (long H, long W) kernel, (long, long) stride, long[] border, (long, long) dilation, PaddingModes mode, long groups, bool bias, torch.Device? device, torch.ScalarType? dtype) : base(nameof(Conv2d))
        {
            if (groups < 1 || inputs % groups != 0 || outputs % groups != 0)
            {
                throw new ArgumentException($"{groups} groups do not divide {inputs} input and {outputs} output channels.", nameof(groups));
            }

            _stride = stride;
            _dilation = dilation;
            _border = border;
            _mode = mode;
            _groups = groups;
            double bound = 1 / Math.Sqrt(Math.Max(1, inputs / groups * kernel.H * kernel.W));
            weight = Weights.Uniform(bound, device, dtype, outputs, inputs / groups, kernel.H, kernel.W);
            register_parameter("weight", weight);
            if (bias)
            {
                this.bias = Weights.Uniform(bound, device, dtype, outputs);
                register_parameter("bias", this.bias);
            }
        }

        /// <summary>The kernels [out, in / groups, H, W].</summary>
        public Parameter weight { get; }

        /// <summary>Added per output channel [out]; null without one.</summary>
        public Parameter? bias { get; }

        /// <inheritdoc/>
        public override unsafe torch.Tensor forward(torch.Tensor input)
        {
            ArgumentNullException.ThrowIfNull(input);
            bool native = _mode == PaddingModes.Zeros && _border[0] == _border[1] && _border[2] == _border[3];
            torch.Tensor padded = native ? input : torch.nn.functional.pad(input, _border, _mode == PaddingModes.Zeros ? PaddingModes.Constant : _mode);
            long* pairs = stackalloc long[6] { _stride.H, _stride.W, native ? _border[2] : 0, native ? _border[0] : 0, _dilation.H, _dilation.W };
            nint result = NativeMethods.rt_conv2d(padded.Handle, weight.Handle, torch.Tensor.OptionalHandle(bias), pairs, pairs + 2, pairs + 4, _groups);
            GC.KeepAlive(this);
            torch.Tensor output = torch.Tensor.Wrap(result, padded);
            if (!native)
            {
                padded.Dispose();
            }

            return output;
        }

        private static long[] Border((long H, long W) kernel, (long H, long W) stride, Padding padding, (long H, long W) dilation)
        {
            if (padding == Padding.Valid)
            {
                return [0, 0, 0, 0];
            }

            if (stride != (1, 1))
            {
                throw new ArgumentException($"Padding.Same keeps the size only with a stride of 1, not ({stride.H}, {stride.W}).", nameof(stride));
            }

            long width = dilation.W * (kernel.W - 1);
            long height = dilation.H * (kernel.H - 1);
            return [width / 2, width - (width / 2), height / 2, height - (height / 2)];
        }
    }
}
