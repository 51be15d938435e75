namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rate by gamma every step_size epochs.</summary>
            /// <param name="optimizer">The optimiser whose rates are set.</param>
            /// <param name="step_size">Epochs between changes, 1 or more.</param>
            /// <param name="gamma">Factor.</param>
            /// <param name="last_epoch">Epoch to go on from; -1 starts anew.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch);

            public static partial class impl
            {
                /// <summary>Multiplies the rate by gamma every step_size epochs.</summary>
                public sealed class StepLR : LRScheduler
                {
                    private readonly int _step_size;
                    private readonly double _gamma;

                    internal StepLR(Optimizer optimizer, int step_size, double gamma, int lastEpoch) : base(optimizer, lastEpoch)
                    {
                        ArgumentOutOfRangeException.ThrowIfLessThan(step_size, 1);
                        _step_size = step_size;
                        _gamma = gamma;
                        step();
                    }

                    private protected override double Rate(int group) => Epoch > 0 && Epoch % _step_size == 0 ? Current(group) * _gamma : Current(group);

                    private protected override double ClosedForm(int group) => Base(group) * Math.Pow(_gamma, Epoch / _step_size);
                }
            }
        }
    }
}
