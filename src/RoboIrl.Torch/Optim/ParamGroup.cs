namespace TorchSharp.Modules;

/// <summary>Parameters that share settings.</summary>
public abstract class ParamGroup : torch.optim.ILearningRateController
{
    // Handles do not change for the life of a parameter, so they are read once.
    private Parameter[] _parameters = [];
    private nint[] _handles = [];

    private protected ParamGroup(IEnumerable<Parameter> parameters) => Parameters = parameters;

    /// <summary>The parameters, each once.</summary>
    public IEnumerable<Parameter> Parameters
    {
        get => _parameters;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _parameters = [.. value];
            _handles = [.. _parameters.Select(parameter => parameter.Handle)];
        }
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        get => OptionsBase.LearningRate!.Value;
        set => OptionsBase.LearningRate = value;
    }

    /// <inheritdoc/>
    public double InitialLearningRate
    {
        get => OptionsBase.InitialLearningRate!.Value;
        set => OptionsBase.InitialLearningRate = value;
    }

    internal abstract OptimizerOptions OptionsBase { get; }

    internal Parameter[] List => _parameters;

    /// <summary>Handles of <see cref="List"/>, checked to be alive.</summary>
    internal nint[] Handles
    {
        get
        {
            foreach (Parameter parameter in _parameters)
            {
                // Throws for a disposed parameter, before native code sees its handle.
                _ = parameter.Handle;
            }

            return _handles;
        }
    }
}
