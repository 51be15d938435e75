namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initial values of weights. Every function fills its tensor in place, without a trace in the graph, and returns it.</summary>
        public static partial class init
        {
            /// <summary>Recommended gain of a nonlinearity: the factor that keeps the variance of a layer's output.</summary>
            /// <param name="nonlinearity">What follows the layer.</param>
            /// <param name="param">Negative slope of <see cref="NonlinearityType.LeakyReLU"/>.</param>
            /// <returns>The gain.</returns>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + (param * param))),
                _ => 1.0,
            };

            /// <summary>Numbers of connections into and out of a unit.</summary>
            /// <param name="tensor">Weight [out, in, kernel...].</param>
            /// <returns>Both fans.</returns>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                long[] shape = tensor.shape;
                if (shape.Length < 2)
                {
                    throw new ArgumentException($"Fans need a weight of two or more dimensions, not {shape.Length}. Use normal_ or uniform_ for vectors.", nameof(tensor));
                }

                long kernel = 1;
                foreach (long size in shape.AsSpan(2))
                {
                    kernel *= size;
                }

                return (shape[1] * kernel, shape[0] * kernel);
            }

            /// <summary>All elements equal.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="val">The value.</param>
            /// <returns>The tensor.</returns>
            public static Tensor constant_(Tensor tensor, Scalar val) => Fill(tensor, t => t.fill_(val));

            /// <summary>All ones.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <returns>The tensor.</returns>
            public static Tensor ones_(Tensor tensor) => Fill(tensor, t => t.fill_(1));

            /// <summary>All zeros.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <returns>The tensor.</returns>
            public static Tensor zeros_(Tensor tensor) => Fill(tensor, t => t.zero_());

            /// <summary>Normally distributed.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="mean">Mean.</param>
            /// <param name="std">Standard deviation.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor normal_(Tensor tensor, double mean = 0.0, double std = 1.0, Generator? generator = null) =>
                Fill(tensor, t => t.normal_(mean, std, generator));

            /// <summary>Uniformly distributed.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="low">Lower bound.</param>
            /// <param name="high">Upper bound.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Fill(tensor, t => t.uniform_(low, high, generator));

            /// <summary>Normally distributed within bounds: values outside are drawn again by inverting the distribution function.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="mean">Mean before the cut.</param>
            /// <param name="std">Standard deviation before the cut.</param>
            /// <param name="a">Lower bound.</param>
            /// <param name="b">Upper bound.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null) => Fill(tensor, t =>
            {
                using Tensor from = tensor_((a - mean) / std / Math.Sqrt(2)).erf();
                using Tensor to = tensor_((b - mean) / std / Math.Sqrt(2)).erf();
                t.uniform_(from.ToDouble(), to.ToDouble(), generator);
                using Tensor inverse = erfinv(t);
                t.copy_(inverse).mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b);
            });

            /// <summary>Uniform with a variance of gain^2 * 2 / (fan_in + fan_out) (Glorot and Bengio, 2010).</summary>
            /// <param name="tensor">Weight of two or more dimensions.</param>
            /// <param name="gain">Factor.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0, Generator? generator = null)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                double bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound, generator);
            }

            /// <summary>Normal with a variance of gain^2 * 2 / (fan_in + fan_out) (Glorot and Bengio, 2010).</summary>
            /// <param name="tensor">Weight of two or more dimensions.</param>
            /// <param name="gain">Factor.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0, Generator? generator = null)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)), generator);
            }

            /// <summary>Uniform with a variance of gain^2 / fan (He et al., 2015).</summary>
            /// <param name="tensor">Weight of two or more dimensions.</param>
            /// <param name="a">Negative slope of the leaky rectifier that follows.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">What follows the layer.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU, Generator? generator = null)
            {
                double bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound, generator);
            }

            /// <summary>Normal with a variance of gain^2 / fan (He et al., 2015).</summary>
            /// <param name="tensor">Weight of two or more dimensions.</param>
            /// <param name="a">Negative slope of the leaky rectifier that follows.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">What follows the layer.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU, Generator? generator = null) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity), generator);

            /// <summary>Orthonormal rows or columns, whichever are fewer, uniformly distributed (Saxe et al., 2013).</summary>
            /// <param name="tensor">Weight [rows, ...]; the trailing dimensions count as columns.</param>
            /// <param name="gain">Factor.</param>
            /// <param name="generator">Source of randomness; the global one when null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0, Generator? generator = null) => Fill(tensor, t =>
            {
                if (t.ndim < 2)
                {
                    throw new ArgumentException($"An orthogonal weight has two or more dimensions, not {t.ndim}.", nameof(tensor));
                }

                long rows = t.size(0);
                long columns = rows == 0 ? 0 : t.numel() / rows;
                if (rows == 0 || columns == 0)
                {
                    return;
                }

                Tensor random = empty([rows, columns], t.dtype, t.device).normal_(0, 1, generator);
                Tensor tall = rows < columns ? random.t() : random;
                Tensor orthonormal = Tensor.Wrap(NativeMethods.rt_orthonormal(tall.Handle), tall); // columns are orthonormal
                t.copy_((rows < columns ? orthonormal.t() : orthonormal).reshape(t.shape)).mul_(gain);
            });

            /// <summary>The identity matrix.</summary>
            /// <param name="tensor">A matrix.</param>
            /// <returns>The tensor.</returns>
            public static Tensor eye_(Tensor tensor) => Fill(tensor, t => t.copy_(eye(t.size(0), t.size(1), t.dtype, t.device)));

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor tensor_(double value) => torch.tensor(value, ScalarType.Float64);

            private static Tensor Fill(Tensor tensor, Action<Tensor> fill)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                using IDisposable mode = no_grad();
                using DisposeScope scope = NewDisposeScope();
                fill(tensor);
                return tensor;
            }
        }
    }
}
