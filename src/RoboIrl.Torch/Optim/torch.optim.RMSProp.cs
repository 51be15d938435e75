using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>RMSProp.</summary>
        /// <param name="parameters">Parameters to train; they stay the caller's.</param>
        /// <param name="lr">Learning rate, 0 or more.</param>
        /// <param name="alpha">Factor of the average square.</param>
        /// <param name="eps">Added to the root.</param>
        /// <param name="weight_decay">L2 weight decay.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="centered">Whether the variance is used.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        /// <returns>The optimiser.</returns>
        public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSProp.</summary>
        /// <param name="parameters">Named parameters to train; they stay the caller's.</param>
        /// <param name="lr">Learning rate, 0 or more.</param>
        /// <param name="alpha">Factor of the average square.</param>
        /// <param name="eps">Added to the root.</param>
        /// <param name="weight_decay">L2 weight decay.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="centered">Whether the variance is used.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        /// <returns>The optimiser.</returns>
        public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters.Select(named => named.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSProp over groups.</summary>
        /// <param name="parameters">Groups; what they leave open is taken from the other arguments.</param>
        /// <param name="lr">Learning rate, 0 or more.</param>
        /// <param name="alpha">Factor of the average square.</param>
        /// <param name="eps">Added to the root.</param>
        /// <param name="weight_decay">L2 weight decay.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="centered">Whether the variance is used.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        /// <returns>The optimiser.</returns>
        public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
    }
}
