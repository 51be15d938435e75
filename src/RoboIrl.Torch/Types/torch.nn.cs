namespace TorchSharp;

public static partial class torch
{
    /// <summary>Neural networks: modules, functions, losses.</summary>
    public static partial class nn
    {
        /// <summary>How a loss is reduced to a number.</summary>
        public enum Reduction
        {
            /// <summary>Not at all.</summary>
            None = 0,

            /// <summary>Mean of all elements.</summary>
            Mean = 1,

            /// <summary>Sum of all elements.</summary>
            Sum = 2,
        }

        /// <summary>Layers, activations and losses as functions.</summary>
        public static partial class functional
        {
        }
    }
}
