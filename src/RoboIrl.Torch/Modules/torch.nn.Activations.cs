namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Activations of a transformer's feed-forward network.</summary>
        public enum Activations
        {
            /// <summary>max(0, x).</summary>
            ReLU = 0,

            /// <summary>x * Phi(x).</summary>
            GELU = 1,
        }
    }
}
