namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rate by a factor until an epoch.</summary>
            /// <param name="optimizer">The optimiser whose rates are set.</param>
            /// <param name="factor">Factor, 0 to 1.</param>
            /// <param name="total_iters">Epochs with the factor.</param>
            /// <param name="last_epoch">Epoch to go on from; -1 starts anew.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch);

            public static partial class impl
            {
                /// <summary>Multiplies the rate by a factor until an epoch.</summary>
                public sealed class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _total_iters;

                    internal ConstantLR(Optimizer optimizer, double factor, int total_iters, int lastEpoch) : base(optimizer, lastEpoch)
                    {
                        if (factor is not (> 0 and <= 1))
                        {
                            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor lies above 0 and not above 1.");
                        }

                        _factor = factor;
                        _total_iters = total_iters;
                        step();
                    }

                    private protected override double Rate(int group) => Epoch == 0 ? Current(group) * _factor : Epoch == _total_iters ? Current(group) / _factor : Current(group);

                    private protected override double ClosedForm(int group) => Base(group) * (Epoch < _total_iters ? _factor : 1);
                }
            }
        }
    }
}
