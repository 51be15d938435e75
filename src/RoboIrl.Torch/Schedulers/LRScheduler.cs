namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimiser, step by step.</summary>
            /// <remarks>
            /// Making a schedule sets the rates of epoch 0. Schedules that multiply the current rate can be chained and
            /// keep what others set; a step to a given epoch uses the closed form instead.
            /// </remarks>
            public abstract class LRScheduler
            {
                private readonly ILearningRateController[] _groups;
                private readonly double[] _base;
                private readonly double[] _last;

                private protected LRScheduler(Optimizer optimizer, int lastEpoch)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    Optimizer = optimizer;
                    Epoch = lastEpoch;
                    _groups = [.. optimizer.ParamGroups];
                    _base = [.. _groups.Select(group => group.InitialLearningRate)];
                    _last = [.. _groups.Select(group => group.LearningRate)];
                }

                internal Optimizer Optimizer { get; }

                /// <summary>Steps taken; -1 before the first.</summary>
                internal int Epoch { get; set; }

                internal IReadOnlyList<ILearningRateController> Groups => _groups;

                internal double[] BaseRates => _base;

                /// <summary>Goes on by one epoch.</summary>
                public virtual void step() => step((int?)null);

                /// <summary>Goes on by one epoch, or to a given one.</summary>
                /// <param name="epoch">The epoch; the next one when null.</param>
                public virtual void step(int? epoch)
                {
                    Epoch = epoch ?? Epoch + 1;
                    for (int i = 0; i < _groups.Length; i++)
                    {
                        double rate = epoch is null ? Rate(i) : ClosedForm(i);
                        _groups[i].LearningRate = rate;
                        _last[i] = rate;
                    }
                }

                /// <summary>Goes on by one epoch; most schedules ignore the metric.</summary>
                /// <param name="current">The metric.</param>
                /// <param name="epoch">The epoch; the next one when null.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates that the last step set, per group.</summary>
                /// <returns>The rates.</returns>
                public IEnumerable<double> get_last_lr() => _last;

                /// <summary>The rate of a group at <see cref="Epoch"/>, from its current rate where the schedule is chained.</summary>
                private protected abstract double Rate(int group);

                /// <summary>The rate of a group at <see cref="Epoch"/>, from its initial rate alone.</summary>
                private protected virtual double ClosedForm(int group) => Rate(group);

                private protected double Current(int group) => _groups[group].LearningRate;

                private protected double Base(int group) => _base[group];

                private protected void Remember()
                {
                    for (int i = 0; i < _groups.Length; i++)
                    {
                        _last[i] = _groups[i].LearningRate;
                    }
                }
            }
        }
    }
}
