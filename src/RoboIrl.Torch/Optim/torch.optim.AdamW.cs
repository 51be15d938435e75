using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>AdamW (Loshchilov and Hutter, 2019).</summary>
        /// <param name="parameters">Parameters to train; they stay the caller's.</param>
        /// <param name="lr">Learning rate, 0 or more.</param>
        /// <param name="beta1">Factor of the average gradient.</param>
        /// <param name="beta2">Factor of the average squared gradient.</param>
        /// <param name="eps">Added to the root of the second moment.</param>
        /// <param name="weight_decay">Decoupled weight decay: parameters shrink by lr * weight_decay per step.</param>
        /// <param name="amsgrad">Whether the largest second moment so far is used.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        /// <returns>The optimiser.</returns>
        public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>AdamW (Loshchilov and Hutter, 2019).</summary>
        /// <param name="parameters">Parameters to train; they stay the caller's.</param>
        /// <param name="lr">Learning rate, 0 or more.</param>
        /// <param name="beta1">Factor of the average gradient.</param>
        /// <param name="beta2">Factor of the average squared gradient.</param>
        /// <param name="eps">Added to the root of the second moment.</param>
        /// <param name="weight_decay">Decoupled weight decay: parameters shrink by lr * weight_decay per step.</param>
        /// <param name="amsgrad">Whether the largest second moment so far is used.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        /// <returns>The optimiser.</returns>
        public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>AdamW (Loshchilov and Hutter, 2019).</summary>
        /// <param name="parameters">Groups; what they leave open is taken from the other arguments.</param>
        /// <param name="lr">Learning rate, 0 or more.</param>
        /// <param name="beta1">Factor of the average gradient.</param>
        /// <param name="beta2">Factor of the average squared gradient.</param>
        /// <param name="eps">Added to the root of the second moment.</param>
        /// <param name="weight_decay">Decoupled weight decay: parameters shrink by lr * weight_decay per step.</param>
        /// <param name="amsgrad">Whether the largest second moment so far is used.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        /// <returns>The optimiser.</returns>
        public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
    }
}
