using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Policies;

namespace RoboIrl.Core.Learning;

/// <summary>A visible training loop. Its state is everything the rest of the run depends on.</summary>
public interface ITrainer : ICheckpointable, IDisposable
{
    /// <summary>Environment steps done, summed over all worlds; updates done, where a trainer steps none.</summary>
    long Step { get; }

    /// <summary>The policy as of now, acting on raw observations: what is evaluated, recorded and played.</summary>
    IPolicy Policy { get; }

    /// <summary>Trains until the configured steps are done or a stop is asked for; continues where a loaded checkpoint was.</summary>
    /// <param name="stop">Asks for a stop: the trainer saves a checkpoint and returns.</param>
    /// <returns>How the training ended.</returns>
    /// <exception cref="TrainingFaultException">A loss became NaN or infinite, or the physics failed too often.</exception>
    TrainingResult Run(CancellationToken stop);
}
