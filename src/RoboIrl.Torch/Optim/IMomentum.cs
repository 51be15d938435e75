namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>A group of parameters with a momentum.</summary>
        public interface IMomentum
        {
            /// <summary>The momentum, 0 to 1.</summary>
            double Momentum { get; set; }
        }
    }
}
