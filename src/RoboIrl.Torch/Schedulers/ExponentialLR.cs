namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rate by gamma every epoch.</summary>
            /// <param name="optimizer">The optimiser whose rates are set.</param>
            /// <param name="gamma">Factor.</param>
            /// <param name="last_epoch">Epoch to go on from; -1 starts anew.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch);

            public static partial class impl
            {
                /// <summary>Multiplies the rate by gamma every epoch.</summary>
                public sealed class ExponentialLR : LRScheduler
                {
                    private readonly double _gamma;

                    internal ExponentialLR(Optimizer optimizer, double gamma, int lastEpoch) : base(optimizer, lastEpoch)
                    {
                        _gamma = gamma;
                        step();
                    }

                    private protected override double Rate(int group) => Epoch > 0 ? Current(group) * _gamma : Current(group);

                    private protected override double ClosedForm(int group) => Base(group) * Math.Pow(_gamma, Epoch);
                }
            }
        }
    }
}
