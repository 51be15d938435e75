using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent.</summary>
        /// <param name="parameters">Parameters to train; they stay the caller's.</param>
        /// <param name="learningRate">Learning rate, 0 or more.</param>
        /// <param name="momentum">Momentum, 0 or more.</param>
        /// <param name="dampening">Share of a gradient that the momentum does not take.</param>
        /// <param name="weight_decay">L2 weight decay, 0 or more.</param>
        /// <param name="nesterov">Nesterov's form; needs a momentum and no dampening.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        /// <returns>The optimiser.</returns>
        public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Stochastic gradient descent.</summary>
        /// <param name="parameters">Named parameters to train; they stay the caller's.</param>
        /// <param name="learningRate">Learning rate, 0 or more.</param>
        /// <param name="momentum">Momentum, 0 or more.</param>
        /// <param name="dampening">Share of a gradient that the momentum does not take.</param>
        /// <param name="weight_decay">L2 weight decay, 0 or more.</param>
        /// <param name="nesterov">Nesterov's form; needs a momentum and no dampening.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        /// <returns>The optimiser.</returns>
        public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters.Select(named => named.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Stochastic gradient descent over groups.</summary>
        /// <param name="parameters">Groups; what they leave open is taken from the other arguments.</param>
        /// <param name="learningRate">Learning rate, 0 or more.</param>
        /// <param name="momentum">Momentum, 0 or more.</param>
        /// <param name="dampening">Share of a gradient that the momentum does not take.</param>
        /// <param name="weight_decay">L2 weight decay, 0 or more.</param>
        /// <param name="nesterov">Nesterov's form; needs a momentum and no dampening.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        /// <returns>The optimiser.</returns>
        public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
    }
}
