namespace TorchSharp.Modules;

public sealed partial class RMSProp
{
    /// <summary>Settings of a group; what is null takes the optimiser's value.</summary>
    public sealed class Options : OptimizerOptions
    {
        /// <summary>Factor of the average square.</summary>
        public double? alpha { get; set; }

        /// <summary>Added to the root.</summary>
        public double? eps { get; set; }

        /// <summary>L2 weight decay.</summary>
        public double? weight_decay { get; set; }

        /// <summary>Momentum.</summary>
        public double? momentum { get; set; }

        /// <summary>Whether the variance is used.</summary>
        public bool? centered { get; set; }

        /// <summary>Whether the loss grows instead of falling.</summary>
        public bool? maximize { get; set; }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            momentum = reader.ReadDouble();
            centered = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            Options other = source as Options ?? throw new ArgumentException($"The settings are {source.GetType().FullName}, expected those of RMSProp.", nameof(source));
            (alpha, eps, weight_decay, momentum, centered, maximize) = (other.alpha, other.eps, other.weight_decay, other.momentum, other.centered, other.maximize);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(momentum!.Value);
            writer.Write(centered!.Value);
            writer.Write(maximize!.Value);
        }

        private protected override void Fill(OptimizerOptions defaults)
        {
            var from = (Options)defaults;
            alpha ??= from.alpha;
            eps ??= from.eps;
            weight_decay ??= from.weight_decay;
            momentum ??= from.momentum;
            centered ??= from.centered;
            maximize ??= from.maximize;
        }

        internal override void Check()
        {
            base.Check();
            CheckFactor(alpha!.Value, nameof(alpha));
            CheckAtLeastZero(eps!.Value, nameof(eps));
            CheckAtLeastZero(weight_decay!.Value, nameof(weight_decay));
            CheckAtLeastZero(momentum!.Value, nameof(momentum));
        }
    }
}
