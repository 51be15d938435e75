namespace TorchSharp.Modules;

public sealed partial class SGD
{
    /// <summary>Settings of a group; what is null takes the optimiser's value.</summary>
    public sealed class Options : OptimizerOptions
    {
        /// <summary>Momentum, 0 or more.</summary>
        public double? momentum { get; set; }

        /// <summary>Share of a gradient that the momentum does not take.</summary>
        public double? dampening { get; set; }

        /// <summary>L2 weight decay, 0 or more.</summary>
        public double? weight_decay { get; set; }

        /// <summary>Nesterov's form.</summary>
        public bool? nesterov { get; set; }

        /// <summary>Whether the loss grows instead of falling.</summary>
        public bool? maximize { get; set; }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            Options other = source as Options ?? throw new ArgumentException($"The settings are {source.GetType().FullName}, expected those of SGD.", nameof(source));
            (momentum, dampening, weight_decay, nesterov, maximize) = (other.momentum, other.dampening, other.weight_decay, other.nesterov, other.maximize);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }

        private protected override void Fill(OptimizerOptions defaults)
        {
            var from = (Options)defaults;
            momentum ??= from.momentum;
            dampening ??= from.dampening;
            weight_decay ??= from.weight_decay;
            nesterov ??= from.nesterov;
            maximize ??= from.maximize;
        }

        internal override void Check()
        {
            base.Check();
            CheckAtLeastZero(momentum!.Value, nameof(momentum));
            CheckAtLeastZero(weight_decay!.Value, nameof(weight_decay));
            if (nesterov!.Value && (momentum.Value <= 0 || dampening!.Value != 0))
            {
                throw new ArgumentException($"Nesterov's form needs a momentum above 0 and a dampening of 0, not {momentum} and {dampening}.");
            }
        }
    }
}
