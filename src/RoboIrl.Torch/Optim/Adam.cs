namespace TorchSharp.Modules;

/// <summary>Adam (Kingma and Ba, 2015).</summary>
public sealed class Adam : AdamFamily
{
    /// <summary>Makes the optimiser of one group.</summary>
    /// <param name="parameters">Parameters to train; they stay the caller's.</param>
    /// <param name="lr">Learning rate, 0 or more.</param>
    /// <param name="beta1">Factor of the average gradient.</param>
    /// <param name="beta2">Factor of the average squared gradient.</param>
    /// <param name="eps">Added to the root of the second moment.</param>
    /// <param name="weight_decay">L2 weight decay: added to the gradient.</param>
    /// <param name="amsgrad">Whether the largest second moment so far is used.</param>
    /// <param name="maximize">Whether the loss grows instead of falling.</param>
    public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <summary>Makes the optimiser of several groups.</summary>
    /// <param name="parameters">Groups; what they leave open is taken from the other arguments.</param>
    /// <param name="lr">Learning rate, 0 or more.</param>
    /// <param name="beta1">Factor of the average gradient.</param>
    /// <param name="beta2">Factor of the average squared gradient.</param>
    /// <param name="eps">Added to the root of the second moment.</param>
    /// <param name="weight_decay">L2 weight decay: added to the gradient.</param>
    /// <param name="amsgrad">Whether the largest second moment so far is used.</param>
    /// <param name="maximize">Whether the loss grows instead of falling.</param>
    public Adam(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : base(Set(new Options(), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize), decoupled: false) => AddGroups(parameters);

    private protected override AdamState MakeState(Parameter parameter, bool amsgrad) => new State(parameter, amsgrad);

    private protected override Type GroupType => typeof(ParamGroup);

    /// <summary>Settings of a group.</summary>
    public sealed class Options : AdamOptions
    {
    }

    /// <summary>What is remembered about a parameter.</summary>
    public sealed class State : AdamState
    {
        internal State(Parameter parameter, bool amsgrad) : base(parameter, amsgrad)
        {
        }
    }

    /// <summary>Parameters that share settings.</summary>
    public sealed class ParamGroup : AdamParamGroup
    {
        /// <summary>Groups parameters.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">Settings; what is null in them is the optimiser's default.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        /// <summary>Groups parameters with settings of their own.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">Learning rate, 0 or more.</param>
        /// <param name="beta1">Factor of the average gradient.</param>
        /// <param name="beta2">Factor of the average squared gradient.</param>
        /// <param name="eps">Added to the root of the second moment.</param>
        /// <param name="weight_decay">L2 weight decay: added to the gradient.</param>
        /// <param name="amsgrad">Whether the largest second moment so far is used.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, Set(new Options(), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize))
        {
        }
    }
}
