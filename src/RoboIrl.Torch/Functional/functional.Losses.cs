namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>(input - target)^2.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Tensor.Wrap(NativeMethods.rt_mse_loss(input.Handle, target.Handle, (long)reduction), input, target);

            /// <summary>|input - target|.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Tensor.Wrap(NativeMethods.rt_l1_loss(input.Handle, target.Handle, (long)reduction), input, target);

            /// <summary>Half the square over beta below beta, the absolute error minus beta / 2 above.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                Tensor.Wrap(NativeMethods.rt_smooth_l1_loss(input.Handle, target.Handle, (long)reduction, beta), input, target);

            /// <summary>Half the square below delta, delta times (the absolute error minus delta / 2) above.</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                Tensor.Wrap(NativeMethods.rt_huber_loss(input.Handle, target.Handle, (long)reduction, delta), input, target);

            /// <summary>Negative log-likelihood of classes given unnormalised logits [N, C, ...].</summary>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                Tensor.Wrap(NativeMethods.rt_cross_entropy(input.Handle, target.Handle, Tensor.OptionalHandle(weight), (long)reduction, ignore_index, label_smoothing), input, target, weight);

            /// <summary>Negative log-likelihood of classes given log-probabilities [N, C, ...].</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, long ignore_index = -100) =>
                Tensor.Wrap(NativeMethods.rt_nll_loss(input.Handle, target.Handle, Tensor.OptionalHandle(weight), (long)reduction, ignore_index), input, target, weight);

            /// <summary>-(t ln p + (1 - t) ln(1 - p)) of probabilities.</summary>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Tensor.Wrap(NativeMethods.rt_binary_cross_entropy(input.Handle, target.Handle, Tensor.OptionalHandle(weight), (long)reduction), input, target, weight);

            /// <summary>-(t ln s + (1 - t) ln(1 - s)) with s = sigmoid(input), computed without overflow.</summary>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                Tensor result = Tensor.Wrap(
                    NativeMethods.rt_binary_cross_entropy_with_logits(input.Handle, target.Handle, Tensor.OptionalHandle(weight), Tensor.OptionalHandle(pos_weights), (long)reduction),
                    input, target, weight);
                GC.KeepAlive(pos_weights);
                return result;
            }

            /// <summary>Kullback-Leibler divergence of log-probabilities from a target in log-space (default) or in probabilities.</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Tensor.Wrap(NativeMethods.rt_kl_div(input.Handle, target.Handle, (long)reduction, log_target ? 1 : 0), input, target);

            /// <summary>Negative log-likelihood of a normal distribution: (ln var + (input - target)^2 / var) / 2, var at least eps.</summary>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f, Reduction reduction = Reduction.Mean)
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor limited = variance.clone();
                using (no_grad())
                {
                    limited.clamp_((Scalar)eps);
                }

                Tensor loss = (limited.log() + (input - target).square() / limited) * 0.5;
                if (full)
                {
                    loss += 0.5 * Math.Log(2 * Math.PI);
                }

                return Reduce(loss, reduction).MoveToOuterDisposeScope();
            }

            private static Tensor Reduce(Tensor loss, Reduction reduction) => reduction switch
            {
                Reduction.Mean => loss.mean(),
                Reduction.Sum => loss.sum(),
                _ => loss,
            };
        }
    }
}
