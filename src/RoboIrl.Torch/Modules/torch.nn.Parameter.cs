namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A tensor that a module trains.</summary>
        /// <param name="data">Initial values; the tensor is invalid afterwards.</param>
        /// <param name="requires_grad">Whether gradients are collected.</param>
        /// <returns>The parameter; it joins the current scope.</returns>
        public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
