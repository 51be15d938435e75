namespace TorchSharp.Modules;

/// <summary>Settings of Adam and AdamW; what is null takes the optimiser's value.</summary>
public abstract class AdamOptions : OptimizerOptions
{
    private protected AdamOptions()
    {
    }

    /// <summary>Factor of the average gradient, 0 or more and less than 1.</summary>
    public double? beta1 { get; set; }

    /// <summary>Factor of the average squared gradient, 0 or more and less than 1.</summary>
    public double? beta2 { get; set; }

    /// <summary>Added to the root of the second moment, 0 or more.</summary>
    public double? eps { get; set; }

    /// <summary>Weight decay, 0 or more: L2 in Adam, decoupled in AdamW.</summary>
    public double? weight_decay { get; set; }

    /// <summary>Whether the largest second moment so far is used (Reddi et al., 2018).</summary>
    public bool? amsgrad { get; set; }

    /// <summary>Whether the loss grows instead of falling.</summary>
    public bool? maximize { get; set; }

    /// <inheritdoc/>
    public override void LoadStateDict(BinaryReader reader)
    {
        base.LoadStateDict(reader);
        beta1 = reader.ReadDouble();
        beta2 = reader.ReadDouble();
        eps = reader.ReadDouble();
        weight_decay = reader.ReadDouble();
        amsgrad = reader.ReadBoolean();
        maximize = reader.ReadBoolean();
    }

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerOptions source)
    {
        base.LoadStateDict(source);
        AdamOptions other = source as AdamOptions ?? throw new ArgumentException($"The settings are {source.GetType().FullName}, expected those of Adam.", nameof(source));
        (beta1, beta2, eps, weight_decay, amsgrad, maximize) = (other.beta1, other.beta2, other.eps, other.weight_decay, other.amsgrad, other.maximize);
    }

    /// <inheritdoc/>
    public override void SaveStateDict(BinaryWriter writer)
    {
        base.SaveStateDict(writer);
        writer.Write(beta1!.Value);
        writer.Write(beta2!.Value);
        writer.Write(eps!.Value);
        writer.Write(weight_decay!.Value);
        writer.Write(amsgrad!.Value);
        writer.Write(maximize!.Value);
    }

    internal override void Check()
    {
        base.Check();
        CheckFactor(beta1!.Value, nameof(beta1));
        CheckFactor(beta2!.Value, nameof(beta2));
        CheckAtLeastZero(eps!.Value, nameof(eps));
        CheckAtLeastZero(weight_decay!.Value, nameof(weight_decay));
    }

    private protected override void Fill(OptimizerOptions defaults)
    {
        var from = (AdamOptions)defaults;
        beta1 ??= from.beta1;
        beta2 ??= from.beta2;
        eps ??= from.eps;
        weight_decay ??= from.weight_decay;
        amsgrad ??= from.amsgrad;
        maximize ??= from.maximize;
    }
}
