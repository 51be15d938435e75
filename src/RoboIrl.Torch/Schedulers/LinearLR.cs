namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Moves the factor of the rate linearly from start_factor to end_factor.</summary>
            /// <param name="optimizer">The optimiser whose rates are set.</param>
            /// <param name="start_factor">Factor at epoch 0, above 0.</param>
            /// <param name="end_factor">Factor from epoch total_iters on.</param>
            /// <param name="total_iters">Epochs until the end factor.</param>
            /// <param name="last_epoch">Epoch to go on from; -1 starts anew.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch);

            public static partial class impl
            {
                /// <summary>Moves the factor of the rate linearly from start_factor to end_factor.</summary>
                public sealed class LinearLR : LRScheduler
                {
                    private readonly double _start_factor;
                    private readonly double _end_factor;
                    private readonly int _total_iters;

                    internal LinearLR(Optimizer optimizer, double start_factor, double end_factor, int total_iters, int lastEpoch) : base(optimizer, lastEpoch)
                    {
                        if (start_factor is not (> 0 and <= 1) || end_factor is not (>= 0 and <= 1))
                        {
                            throw new ArgumentOutOfRangeException(nameof(start_factor), start_factor, $"The factors lie above 0 (the end may be 0) and not above 1; the end is {end_factor}.");
                        }

                        ArgumentOutOfRangeException.ThrowIfLessThan(total_iters, 1);
                        _start_factor = start_factor;
                        _end_factor = end_factor;
                        _total_iters = total_iters;
                        step();
                    }

                    private protected override double Rate(int group) => Epoch == 0 ? Current(group) * _start_factor : Epoch > _total_iters ? Current(group) : Current(group) * (Factor(Epoch) / Factor(Epoch - 1));

                    private protected override double ClosedForm(int group) => Base(group) * Factor(Math.Min(Epoch, _total_iters));

                    private double Factor(int epoch) => _start_factor + ((_end_factor - _start_factor) * epoch / _total_iters);
                }
            }
        }
    }
}
