namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lowers the rate when a metric stops improving; step it with <c>step(metric)</c>.</summary>
            /// <param name="optimizer">The optimiser whose rates are set.</param>
            /// <param name="mode"><c>min</c> when a lower metric is better, <c>max</c> when a higher one is.</param>
            /// <param name="factor">Factor of each reduction, less than 1.</param>
            /// <param name="patience">Bad epochs that are let pass.</param>
            /// <param name="threshold">Improvement that counts.</param>
            /// <param name="threshold_mode"><c>rel</c> or <c>abs</c>.</param>
            /// <param name="cooldown">Epochs after a reduction in which none is counted bad.</param>
            /// <param name="min_lr">Smallest rate of each group; 0 when null, the last one for further groups.</param>
            /// <param name="eps">Smallest change that is made.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps);

            public static partial class impl
            {
                /// <summary>Lowers the rate when a metric stops improving.</summary>
                public sealed class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _lowerIsBetter;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly double _threshold;
                    private readonly double _eps;
                    private readonly int _patience;
                    private readonly int _cooldown;
                    private readonly IList<double> _minimum;
                    private double _best;
                    private int _bad;
                    private int _cooling;

                    internal ReduceLROnPlateau(Optimizer optimizer, string mode, double factor, int patience, double threshold, string thresholdMode, int cooldown, IList<double>? minimum, double eps)
                        : base(optimizer, 0)
                    {
                        if (mode is not ("min" or "max"))
                        {
                            throw new ArgumentException($"The mode is '{mode}', expected 'min' or 'max'.", nameof(mode));
                        }

                        if (thresholdMode is not ("rel" or "abs"))
                        {
                            throw new ArgumentException($"The threshold mode is '{thresholdMode}', expected 'rel' or 'abs'.", nameof(thresholdMode));
                        }

                        if (factor is not (>= 0 and < 1))
                        {
                            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor lies from 0 to below 1.");
                        }

                        (_lowerIsBetter, _relative) = (mode == "min", thresholdMode == "rel");
                        (_factor, _threshold, _eps, _patience, _cooldown) = (factor, threshold, eps, patience, cooldown);
                        _minimum = minimum is { Count: > 0 } ? minimum : [0.0];
                        _best = _lowerIsBetter ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <summary>Not for this schedule: it needs the metric.</summary>
                    /// <param name="epoch">Ignored.</param>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step(int? epoch) =>
                        throw new InvalidOperationException("This schedule follows a metric: call step(metric).");

                    /// <summary>Takes the metric of an epoch.</summary>
                    /// <param name="current">The metric.</param>
                    /// <param name="epoch">The epoch; the next one when null.</param>
                    public override void step(double current, int? epoch = null)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        if (IsBetter(current))
                        {
                            _best = current;
                            _bad = 0;
                        }
                        else
                        {
                            _bad++;
                        }

                        if (_cooling > 0)
                        {
                            _cooling--;
                            _bad = 0;
                        }

                        if (_bad > _patience)
                        {
                            Reduce();
                            _cooling = _cooldown;
                            _bad = 0;
                        }

                        Remember();
                    }

                    private protected override double Rate(int group) => Current(group);

                    private void Reduce()
                    {
                        for (int i = 0; i < Groups.Count; i++)
                        {
                            double old = Current(i);
                            double rate = Math.Max(old * _factor, _minimum[Math.Min(i, _minimum.Count - 1)]);
                            if (old - rate > _eps)
                            {
                                Groups[i].LearningRate = rate;
                            }
                        }
                    }

                    private bool IsBetter(double value)
                    {
                        double margin = _relative && double.IsFinite(_best) ? _threshold * Math.Abs(_best) : _relative ? 0 : _threshold;
                        return _lowerIsBetter ? value < _best - margin : value > _best + margin;
                    }
                }
            }
        }
    }
}
