namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lets the rate fall to 0 as (1 - epoch / total_iters)^power.</summary>
            /// <param name="optimizer">The optimiser whose rates are set.</param>
            /// <param name="total_iters">Epochs until 0.</param>
            /// <param name="power">Power.</param>
            /// <param name="last_epoch">Epoch to go on from; -1 starts anew.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch);

            public static partial class impl
            {
                /// <summary>Lets the rate fall to 0 as (1 - epoch / total_iters)^power.</summary>
                public sealed class PolynomialLR : LRScheduler
                {
                    private readonly int _total_iters;
                    private readonly double _power;

                    internal PolynomialLR(Optimizer optimizer, int total_iters, double power, int lastEpoch) : base(optimizer, lastEpoch)
                    {
                        ArgumentOutOfRangeException.ThrowIfLessThan(total_iters, 1);
                        _total_iters = total_iters;
                        _power = power;
                        step();
                    }

                    private protected override double Rate(int group) => Epoch == 0 || Epoch > _total_iters ? Current(group) : Current(group) * Math.Pow((1.0 - ((double)Epoch / _total_iters)) / (1.0 - ((Epoch - 1.0) / _total_iters)), _power);

                    private protected override double ClosedForm(int group) => Base(group) * Math.Pow(1.0 - ((double)Math.Min(_total_iters, Epoch) / _total_iters), _power);
                }
            }
        }
    }
}
