namespace TorchSharp.Modules;

/// <summary>A group of parameters of Adam or AdamW.</summary>
public abstract class AdamParamGroup : ParamGroup<AdamOptions>, torch.optim.IBetas
{
    private protected AdamParamGroup(IEnumerable<Parameter> parameters, AdamOptions options) : base(parameters, options)
    {
    }

    /// <inheritdoc/>
    public (double, double) Betas
    {
        get => (Options.beta1!.Value, Options.beta2!.Value);
        set => (Options.beta1, Options.beta2) = value;
    }

    internal AdamState[] States { get; set; } = [];

    internal nint[] FirstMoments { get; set; } = [];

    internal nint[] SecondMoments { get; set; } = [];

    /// <summary>Null without AMSGrad.</summary>
    internal nint[]? LargestMoments { get; set; }
}
