using RoboIrl.Torch.Fused;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Gradients and parameters of a whole network at once.</summary>
        public static partial class utils
        {
            /// <summary>Scales the gradients so that their common norm is at most <paramref name="max_norm"/>.</summary>
            /// <param name="parameters">Parameters; those without a gradient are passed over.</param>
            /// <param name="max_norm">Largest norm allowed.</param>
            /// <param name="norm_type">2 for the Euclidean norm, infinity for the largest element.</param>
            /// <returns>The norm before scaling.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> parameters, double max_norm, double norm_type = 2.0)
            {
                Parameter[] list = [.. parameters];
                if (FusedOptions.Enabled)
                {
                    return GradientSteps.ClipNorm(list, max_norm, norm_type);
                }

                using IDisposable mode = no_grad();
                using DisposeScope scope = NewDisposeScope();
                List<Tensor> gradients = [];
                foreach (Parameter parameter in list)
                {
                    if (parameter.grad is { } gradient)
                    {
                        gradients.Add(gradient);
                    }
                }

                if (gradients.Count == 0)
                {
                    return 0;
                }

                double norm = CommonNorm(gradients, norm_type);
                double factor = max_norm / (norm + 1e-6);
                if (!(factor >= 1))
                {
                    foreach (Tensor gradient in gradients)
                    {
                        gradient.mul_(factor);
                    }
                }

                return norm;
            }

            /// <summary>Clamps every element of the gradients to [-clip_value, clip_value].</summary>
            /// <param name="parameters">Parameters; those without a gradient are passed over.</param>
            /// <param name="clip_value">Bound, 0 or more.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> parameters, double clip_value)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(clip_value);
                using IDisposable mode = no_grad();
                using DisposeScope scope = NewDisposeScope();
                foreach (Parameter parameter in parameters)
                {
                    parameter.grad?.clamp_(-clip_value, clip_value);
                }
            }

            /// <summary>All parameters in one vector.</summary>
            /// <param name="parameters">Parameters of one type on one device.</param>
            /// <returns>A vector of all elements in order; gradients flow through it.</returns>
            public static Tensor parameters_to_vector(IEnumerable<Tensor> parameters)
            {
                using DisposeScope scope = NewDisposeScope();
                return scope.MoveToOuter(cat(parameters.Select(parameter => parameter.view(-1)).ToList(), 0));
            }

            /// <summary>Copies a vector into parameters, in place.</summary>
            /// <param name="vec">As many elements as the parameters have together.</param>
            /// <param name="parameters">Parameters, in the order of <see cref="parameters_to_vector"/>.</param>
            /// <exception cref="ArgumentException">The numbers of elements differ; nothing was changed.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Tensor> parameters)
            {
                ArgumentNullException.ThrowIfNull(vec);
                Tensor[] list = [.. parameters];
                long count = list.Sum(parameter => parameter.numel());
                if (vec.numel() != count)
                {
                    throw new ArgumentException($"The vector has {vec.numel()} elements, the parameters have {count}.", nameof(vec));
                }

                using IDisposable mode = no_grad();
                using DisposeScope scope = NewDisposeScope();
                long start = 0;
                foreach (Tensor parameter in list)
                {
                    parameter.copy_(vec.narrow(0, start, parameter.numel()).view(parameter.shape));
                    start += parameter.numel();
                }
            }

            private static double CommonNorm(List<Tensor> gradients, double kind)
            {
                if (double.IsPositiveInfinity(kind))
                {
                    // Math.Max hands a NaN on, as the sum below does.
                    return gradients.Select(gradient => gradient.abs().max().ToDouble()).Aggregate(Math.Max);
                }

                double sum = gradients.Sum(gradient => Math.Pow(gradient.norm((float)kind).ToDouble(), kind));
                return Math.Pow(sum, 1 / kind);
            }
        }
    }
}
