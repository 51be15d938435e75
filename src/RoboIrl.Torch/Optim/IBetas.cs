namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>A group of parameters with two averaging factors.</summary>
        public interface IBetas
        {
            /// <summary>Factors of the averages of gradient and squared gradient, 0 to 1.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
