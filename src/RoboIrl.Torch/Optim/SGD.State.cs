namespace TorchSharp.Modules;

public sealed partial class SGD
{
    /// <summary>What is remembered about a parameter.</summary>
    public sealed class State : OptimizerState
    {
        private readonly Parameter _parameter;

        internal State(Parameter parameter) => _parameter = parameter;

        /// <summary>The momentum; null before the first step with one. Belongs to the optimiser.</summary>
        public torch.Tensor? momentum_buffer { get; private set; }

        /// <summary>Whether <see cref="momentum_buffer"/> holds a gradient yet.</summary>
        internal bool Started { get; set; }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            Started = reader.ReadBoolean();
            momentum_buffer = Optional(momentum_buffer, Started, _parameter);
            if (momentum_buffer is not null)
            {
                Utils.StateStream.ReadTensor(reader, nameof(momentum_buffer), momentum_buffer);
            }
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            State other = Same<State>(source);
            Started = other.Started;
            momentum_buffer = Optional(momentum_buffer, other.momentum_buffer is not null, _parameter);
            Copy(momentum_buffer, other.momentum_buffer);
        }

        internal override void CheckFits(OptimizerState source) =>
            CheckShape(nameof(momentum_buffer), _parameter, Same<State>(source).momentum_buffer);

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(Started);
            if (Started)
            {
                Utils.StateStream.WriteTensor(writer, momentum_buffer!);
            }
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && state.Started == Started && (!Started || Close(momentum_buffer, state.momentum_buffer));

        /// <inheritdoc/>
        public override void to(torch.Device device) => Move(momentum_buffer, device);

        /// <inheritdoc/>
        protected internal override void Free() => momentum_buffer?.Dispose();

        internal torch.Tensor Buffer() => momentum_buffer ??= ZerosLike(_parameter);
    }
}
