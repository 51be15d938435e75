namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rate by a function of the epoch, every epoch.</summary>
            /// <param name="optimizer">The optimiser whose rates are set.</param>
            /// <param name="lr_lambda">Factor of an epoch.</param>
            /// <param name="last_epoch">Epoch to go on from; -1 starts anew.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiplicativeLR(optimizer, lr_lambda, last_epoch);

            public static partial class impl
            {
                /// <summary>Multiplies the rate by a function of the epoch, every epoch.</summary>
                public sealed class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double> _lr_lambda;

                    internal MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int lastEpoch) : base(optimizer, lastEpoch)
                    {
                        _lr_lambda = lr_lambda;
                        step();
                    }

                    private protected override double Rate(int group) => Epoch > 0 ? Current(group) * _lr_lambda(Epoch) : Current(group);
                }
            }
        }
    }
}
