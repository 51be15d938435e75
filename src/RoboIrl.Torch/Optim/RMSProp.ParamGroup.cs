namespace TorchSharp.Modules;

public sealed partial class RMSProp
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
        /// <param name="eps">Added to the root.</param>
        /// <param name="alpha">Factor of the average square.</param>
        /// <param name="weight_decay">L2 weight decay.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="centered">Whether the variance is used.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize })
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
