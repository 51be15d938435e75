using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Policies;

namespace RoboIrl.Core.Learning;

/// <summary>What every learner offers: a policy, and a state that survives in checkpoints. It knows no environment.</summary>
public interface ILearner : ICheckpointable, IDisposable
{
    /// <summary>The learned policy, in the observations that the learner is fed. Lives as long as the learner.</summary>
    IPolicy Policy { get; }

    /// <summary>Fraction of the training that is over, in [0, 1]; the trainer sets it before each update, schedules follow it.</summary>
    double Progress { get; set; }

    /// <summary>Sets the calling thread's native options. A trainer calls it once on each of its worker threads.</summary>
    void PrepareThread();
}
