namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Raises the rate to a maximum and lets it fall far below the start, in one cycle.</summary>
            /// <param name="optimizer">The optimiser whose rates (and momenta) are set.</param>
            /// <param name="max_lr">Highest rate.</param>
            /// <param name="total_steps">Steps of the cycle; -1 takes epochs * steps_per_epoch.</param>
            /// <param name="epochs">Epochs, where total_steps is -1.</param>
            /// <param name="steps_per_epoch">Steps of an epoch, where total_steps is -1.</param>
            /// <param name="pct_start">Share of the rise, 0 to 1.</param>
            /// <param name="anneal_strategy">Shape of rise and fall.</param>
            /// <param name="cycle_momentum">Whether the momentum (beta1) moves the other way.</param>
            /// <param name="base_momentum">Lowest momentum.</param>
            /// <param name="max_momentum">Highest momentum.</param>
            /// <param name="div_factor">max_lr / first rate.</param>
            /// <param name="final_div_factor">First rate / last rate.</param>
            /// <param name="three_phase">Whether the fall first mirrors the rise.</param>
            /// <param name="last_epoch">Step to go on from; -1 starts anew.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer,
                double max_lr,
                int total_steps = -1,
                int epochs = -1,
                int steps_per_epoch = -1,
                double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos,
                bool cycle_momentum = true,
                double base_momentum = 0.85,
                double max_momentum = 0.95,
                double div_factor = 25,
                double final_div_factor = 1e4,
                bool three_phase = false,
                int last_epoch = -1,
                bool verbose = false) =>
                new impl.OneCycleLR(
                    optimizer,
                    max_lr,
                    total_steps > 0 ? total_steps : epochs > 0 && steps_per_epoch > 0 ? epochs * steps_per_epoch : throw new ArgumentException("Give total_steps, or epochs and steps_per_epoch, all above 0.", nameof(total_steps)),
                    (pct_start, three_phase, anneal_strategy),
                    cycle_momentum ? (base_momentum, max_momentum) : null,
                    (div_factor, final_div_factor),
                    last_epoch);

            public static partial class impl
            {
                /// <summary>One cycle of rise and fall (Smith and Topin, 2017).</summary>
                public sealed class OneCycleLR : LRScheduler
                {
                    private readonly int _total;
                    private readonly AnnealStrategy _strategy;
                    private readonly List<(double End, double From, double To, double MomentumFrom, double MomentumTo)> _phases = [];
                    private readonly bool _momentum;

                    internal OneCycleLR(Optimizer optimizer, double maxRate, int total, (double Share, bool Three, AnnealStrategy Strategy) shape, (double Low, double High)? momentum, (double First, double Last) divisors, int lastEpoch)
                        : base(optimizer, lastEpoch)
                    {
                        if (shape.Share is not (>= 0 and <= 1))
                        {
                            throw new ArgumentOutOfRangeException(nameof(shape), shape.Share, "pct_start lies between 0 and 1.");
                        }

                        _total = total;
                        _strategy = shape.Strategy;
                        _momentum = momentum is not null;
                        (double low, double high) = momentum ?? (0, 0);
                        double first = maxRate / divisors.First;
                        double last = first / divisors.Last;
                        double rise = (shape.Share * total) - 1;
                        _phases.Add((rise, first, maxRate, high, low));
                        if (shape.Three)
                        {
                            _phases.Add(((2 * shape.Share * total) - 2, maxRate, first, low, high));
                            _phases.Add((total - 1, first, last, high, high));
                        }
                        else
                        {
                            _phases.Add((total - 1, maxRate, last, low, high));
                        }

                        step();
                    }

                    /// <summary>Shape of rise and fall.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Half a cosine.</summary>
                        Cos,

                        /// <summary>A line.</summary>
                        Linear,
                    }

                    /// <inheritdoc/>
                    public override void step(int? epoch)
                    {
                        if ((epoch ?? Epoch + 1) > _total)
                        {
                            throw new InvalidOperationException($"The cycle has {_total} steps and all are taken. Make it longer, or stop stepping it.");
                        }

                        base.step(epoch);
                        for (int i = 0; _momentum && i < Groups.Count; i++)
                        {
                            (int phase, double share) = Place();
                            double value = Anneal(_phases[phase].MomentumFrom, _phases[phase].MomentumTo, share);
                            if (Groups[i] is IBetas betas)
                            {
                                betas.Betas = (value, betas.Betas.Item2);
                            }
                            else if (Groups[i] is IMomentum momentum)
                            {
                                momentum.Momentum = value;
                            }
                        }
                    }

                    private protected override double Rate(int group)
                    {
                        (int phase, double share) = Place();
                        return Anneal(_phases[phase].From, _phases[phase].To, share);
                    }

                    private (int Phase, double Share) Place()
                    {
                        double start = 0;
                        for (int i = 0; i < _phases.Count; i++)
                        {
                            if (Epoch <= _phases[i].End || i == _phases.Count - 1)
                            {
                                return (i, (Epoch - start) / (_phases[i].End - start));
                            }

                            start = _phases[i].End;
                        }

                        return (0, 0);
                    }

                    private double Anneal(double from, double to, double share) => _strategy == AnnealStrategy.Cos
                        ? to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * share)))
                        : from + ((to - from) * share);
                }
            }
        }
    }
}
