namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rate by gamma at given epochs.</summary>
            /// <param name="optimizer">The optimiser whose rates are set.</param>
            /// <param name="milestones">The epochs; one listed twice counts twice.</param>
            /// <param name="gamma">Factor.</param>
            /// <param name="last_epoch">Epoch to go on from; -1 starts anew.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch);

            public static partial class impl
            {
                /// <summary>Multiplies the rate by gamma at given epochs.</summary>
                public sealed class MultiStepLR : LRScheduler
                {
                    private readonly IList<int> _milestones;
                    private readonly double _gamma;

                    internal MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma, int lastEpoch) : base(optimizer, lastEpoch)
                    {
                        _milestones = milestones;
                        _gamma = gamma;
                        step();
                    }

                    private protected override double Rate(int group) => Current(group) * Math.Pow(_gamma, _milestones.Count(milestone => milestone == Epoch));

                    private protected override double ClosedForm(int group) => Base(group) * Math.Pow(_gamma, _milestones.Count(milestone => milestone <= Epoch));
                }
            }
        }
    }
}
