namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>Invertible maps of random variables.</summary>
        public static partial class transforms
        {
            /// <summary>An invertible, differentiable map, element by element.</summary>
            public abstract class Transform
            {
                private protected Transform()
                {
                }

                /// <summary>1 where the map rises, -1 where it falls; a tensor where that depends on the element.</summary>
                public abstract Tensor sign { get; }

                /// <summary>The map.</summary>
                /// <param name="x">Arguments.</param>
                /// <returns>Values.</returns>
                public abstract Tensor forward(Tensor x);

                /// <summary>The inverse map.</summary>
                /// <param name="y">Values.</param>
                /// <returns>Arguments.</returns>
                public abstract Tensor inverse(Tensor y);

                /// <summary>Logarithm of the absolute slope of the map.</summary>
                /// <param name="x">Arguments.</param>
                /// <param name="y">Their values.</param>
                /// <returns>One number per element.</returns>
                public abstract Tensor log_abs_det_jacobian(Tensor x, Tensor y);
            }
        }
    }
}
