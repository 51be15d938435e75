namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Moves the rate along half a cosine from the initial one to eta_min in T_max epochs, and back.</summary>
            /// <param name="optimizer">The optimiser whose rates are set.</param>
            /// <param name="T_max">Epochs of half a period, above 0.</param>
            /// <param name="eta_min">Smallest rate.</param>
            /// <param name="last_epoch">Epoch to go on from; -1 starts anew.</param>
            /// <param name="verbose">Accepted for source compatibility; nothing is printed.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch);

            public static partial class impl
            {
                /// <summary>Moves the rate along half a cosine from the initial one to eta_min in T_max epochs, and back.</summary>
                /// <remarks>SGDR without restarts (Loshchilov and Hutter, 2017), equation 5.</remarks>
                public sealed class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _T_max;
                    private readonly double _eta_min;

                    internal CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min, int lastEpoch) : base(optimizer, lastEpoch)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(T_max);
                        _T_max = T_max;
                        _eta_min = eta_min;
                        step();
                    }

                    private protected override double Rate(int group) => Epoch == 0 ? Current(group) : Next(group);

                    private protected override double ClosedForm(int group) => _eta_min + ((Base(group) - _eta_min) * (1 + Math.Cos(Math.PI * Epoch / _T_max)) / 2);

                    private double Next(int group)
                    {
                        double before = 1 + Math.Cos(Math.PI * (Epoch - 1) / _T_max);

                        // At the bottom of the cosine the ratio of two epochs is 0 / 0: start again from the closed form.
                        return before < 1e-12
                            ? ClosedForm(group)
                            : ((1 + Math.Cos(Math.PI * Epoch / _T_max)) / before * (Current(group) - _eta_min)) + _eta_min;
                    }
                }
            }
        }
    }
}
