namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>y = loc + scale * x.</summary>
            public sealed class AffineTransform : Transform
            {
                private readonly Tensor _loc;
                private readonly Tensor _scale;

                /// <summary>Makes the map.</summary>
                /// <param name="loc">Offsets; stay the caller's.</param>
                /// <param name="scale">Factors other than 0; stay the caller's.</param>
                /// <param name="event_dim">0: the map works element by element.</param>
                public AffineTransform(Tensor loc, Tensor scale, int event_dim = 0)
                {
                    ArgumentNullException.ThrowIfNull(loc);
                    ArgumentNullException.ThrowIfNull(scale);
                    ArgumentOutOfRangeException.ThrowIfNotEqual(event_dim, 0);
                    _loc = loc;
                    _scale = scale;
                }

                /// <summary>Makes the map.</summary>
                /// <param name="loc">Offset.</param>
                /// <param name="scale">Factor other than 0.</param>
                /// <param name="event_dim">0: the map works element by element.</param>
                public AffineTransform(double loc, double scale, int event_dim = 0) : this(torch.tensor(loc, ScalarType.Float32), torch.tensor(scale, ScalarType.Float32), event_dim)
                {
                }

                /// <inheritdoc/>
                public override Tensor sign => _scale.sign();

                /// <inheritdoc/>
                public override Tensor forward(Tensor x)
                {
                    using DisposeScope scope = NewDisposeScope();
                    return scope.MoveToOuter(_loc + (_scale * x));
                }

                /// <inheritdoc/>
                public override Tensor inverse(Tensor y)
                {
                    using DisposeScope scope = NewDisposeScope();
                    return scope.MoveToOuter((y - _loc) / _scale);
                }

                /// <inheritdoc/>
                public override Tensor log_abs_det_jacobian(Tensor x, Tensor y)
                {
                    using DisposeScope scope = NewDisposeScope();
                    return scope.MoveToOuter(_scale.abs().log().expand(Modules.Broadcasting.Common(x.shape, _scale.shape)));
                }
            }
        }
    }
}
