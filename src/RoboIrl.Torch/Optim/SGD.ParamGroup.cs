namespace TorchSharp.Modules;

public sealed partial class SGD
{
    /// <summary>Parameters that share settings.</summary>
    public sealed class ParamGroup : ParamGroup<Options>, torch.optim.IMomentum
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
        /// <param name="momentum">Momentum, 0 or more.</param>
        /// <param name="dampening">Share of a gradient that the momentum does not take.</param>
        /// <param name="weight_decay">L2 weight decay, 0 or more.</param>
        /// <param name="nesterov">Nesterov's form.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
        {
        }

        /// <inheritdoc/>
        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }
}
