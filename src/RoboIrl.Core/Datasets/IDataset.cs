using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Datasets;

/// <summary>Recorded episodes that do not change while they are read: what an offline learner trains on.</summary>
public interface IDataset : ITransitions
{
    /// <summary>The environment they are from.</summary>
    EnvironmentSpec Spec { get; }

    /// <summary>Number of episodes.</summary>
    int EpisodeCount { get; }

    /// <summary>Checksum of all that was recorded, in order: datasets with different ones hold different episodes. Finds mistakes, not forgery.</summary>
    uint Checksum { get; }

    /// <summary>An episode.</summary>
    /// <param name="index">0 .. EpisodeCount-1.</param>
    /// <returns>Views, valid as long as the dataset is.</returns>
    Trajectory Episode(int index);
}
