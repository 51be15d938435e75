namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Runs schedules one after another.</summary>
            /// <param name="optimizer">The optimiser of all of them.</param>
            /// <param name="schedulers">The schedules, in order.</param>
            /// <param name="milestones">Epochs at which the next one starts, one fewer than the schedules, rising.</param>
            /// <param name="last_epoch">Epoch to go on from; -1 starts anew.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, [.. schedulers], [.. milestones], last_epoch);

            public static partial class impl
            {
                /// <summary>Runs schedules one after another; each starts from the initial rates.</summary>
                public sealed class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    internal SequentialLR(Optimizer optimizer, LRScheduler[] schedulers, int[] milestones, int lastEpoch) : base(optimizer, lastEpoch + 1)
                    {
                        if (schedulers.Length == 0 || milestones.Length != schedulers.Length - 1)
                        {
                            throw new ArgumentException($"{schedulers.Length} schedules need {Math.Max(0, schedulers.Length - 1)} milestones, not {milestones.Length}.", nameof(milestones));
                        }

                        if (schedulers.Any(scheduler => !ReferenceEquals(scheduler.Optimizer, optimizer)))
                        {
                            throw new ArgumentException("All schedules must belong to the same optimiser.", nameof(schedulers));
                        }

                        _schedulers = schedulers;
                        _milestones = milestones;

                        // Making the schedules changed the rates: begin with the initial ones and the first schedule's epoch 0.
                        Restore();
                        foreach (LRScheduler scheduler in schedulers)
                        {
                            scheduler.Epoch = -1;
                        }

                        schedulers[0].step();
                        Remember();
                    }

                    /// <inheritdoc/>
                    public override void step(int? epoch)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        int index = _milestones.Count(milestone => milestone <= Epoch);
                        int start = index == 0 ? 0 : _milestones[index - 1];
                        if (epoch is not null || (index > 0 && start == Epoch))
                        {
                            Restore();
                            _schedulers[index].step(Epoch - start);
                        }
                        else
                        {
                            _schedulers[index].step();
                        }

                        Remember();
                    }

                    private protected override double Rate(int group) => Current(group);

                    private void Restore()
                    {
                        for (int i = 0; i < Groups.Count; i++)
                        {
                            Groups[i].LearningRate = Base(i);
                        }
                    }
                }
            }
        }
    }
}
