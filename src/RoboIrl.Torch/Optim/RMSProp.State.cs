namespace TorchSharp.Modules;

public sealed partial class RMSProp
{
    /// <summary>What is remembered about a parameter.</summary>
    public sealed class State : OptimizerState
    {
        internal State(Parameter parameter, Options options)
        {
            square_avg = ZerosLike(parameter);
            momentum_buffer = options.momentum > 0 ? ZerosLike(parameter) : null;
            grad_avg = options.centered is true ? ZerosLike(parameter) : null;
        }

        /// <summary>Steps taken with a gradient.</summary>
        public long step { get; internal set; }

        /// <summary>Average squared gradient; belongs to the optimiser.</summary>
        public torch.Tensor square_avg { get; }

        /// <summary>The momentum; null without one.</summary>
        public torch.Tensor? momentum_buffer { get; private set; }

        /// <summary>Average gradient; null when not centred.</summary>
        public torch.Tensor? grad_avg { get; private set; }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            step = reader.ReadInt64();
            Utils.StateStream.ReadTensor(reader, nameof(square_avg), square_avg);
            momentum_buffer = Optional(momentum_buffer, reader.ReadBoolean(), square_avg);
            if (momentum_buffer is not null)
            {
                Utils.StateStream.ReadTensor(reader, nameof(momentum_buffer), momentum_buffer);
            }

            grad_avg = Optional(grad_avg, reader.ReadBoolean(), square_avg);
            if (grad_avg is not null)
            {
                Utils.StateStream.ReadTensor(reader, nameof(grad_avg), grad_avg);
            }
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            State other = Same<State>(source);
            step = other.step;
            Copy(square_avg, other.square_avg);
            momentum_buffer = Optional(momentum_buffer, other.momentum_buffer is not null, square_avg);
            Copy(momentum_buffer, other.momentum_buffer);
            grad_avg = Optional(grad_avg, other.grad_avg is not null, square_avg);
            Copy(grad_avg, other.grad_avg);
        }

        internal override void CheckFits(OptimizerState source)
        {
            State other = Same<State>(source);
            CheckShape(nameof(square_avg), square_avg, other.square_avg);
            CheckShape(nameof(momentum_buffer), square_avg, other.momentum_buffer);
            CheckShape(nameof(grad_avg), square_avg, other.grad_avg);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(step);
            Utils.StateStream.WriteTensor(writer, square_avg);
            foreach (torch.Tensor? tensor in (torch.Tensor?[])[momentum_buffer, grad_avg])
            {
                writer.Write(tensor is not null);
                if (tensor is not null)
                {
                    Utils.StateStream.WriteTensor(writer, tensor);
                }
            }
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && state.step == step && Close(square_avg, state.square_avg) && Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

        /// <inheritdoc/>
        public override void to(torch.Device device)
        {
            Move(square_avg, device);
            Move(momentum_buffer, device);
            Move(grad_avg, device);
        }

        /// <inheritdoc/>
        protected internal override void Free()
        {
            square_avg.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }

        internal torch.Tensor Buffer() => momentum_buffer ??= ZerosLike(square_avg);

        internal torch.Tensor Average() => grad_avg ??= ZerosLike(square_avg);
    }
}
