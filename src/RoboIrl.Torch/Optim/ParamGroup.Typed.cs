namespace TorchSharp.Modules;

/// <summary>Parameters that share settings of a kind.</summary>
/// <typeparam name="TOptions">Kind of the settings.</typeparam>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions
{
    /// <summary>Groups parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="options">Their settings; what is null in them is the optimiser's default.</param>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions options) : base(parameters)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
    }

    /// <summary>The settings.</summary>
    public TOptions Options { get; }

    internal override OptimizerOptions OptionsBase => Options;
}
