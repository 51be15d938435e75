namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>y = tanh(x).</summary>
            public sealed class TanhTransform : Transform
            {
                /// <inheritdoc/>
                public override Tensor sign => torch.tensor(1f);

                /// <inheritdoc/>
                public override Tensor forward(Tensor x) => x.tanh();

                /// <summary>atanh(y); infinite at the ends.</summary>
                /// <param name="y">Values in [-1, 1].</param>
                /// <returns>Arguments.</returns>
                public override Tensor inverse(Tensor y)
                {
                    using DisposeScope scope = NewDisposeScope();
                    return scope.MoveToOuter((y.log1p() - (-y).log1p()) * 0.5);
                }

                /// <summary>log(1 - tanh(x)^2) as 2 (log 2 - x - softplus(-2 x)), which keeps its digits for large x.</summary>
                /// <param name="x">Arguments.</param>
                /// <param name="y">Their values.</param>
                /// <returns>One number per element.</returns>
                public override Tensor log_abs_det_jacobian(Tensor x, Tensor y)
                {
                    using DisposeScope scope = NewDisposeScope();
                    return scope.MoveToOuter((Math.Log(2) - x - nn.functional.softplus(x * -2)) * 2);
                }
            }
        }
    }
}
