using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Datasets;

/// <summary>What a dataset is, fixed when it is made: its environment, its shapes and its origin.</summary>
public sealed record DatasetDescription
{
    /// <summary>Shapes, bounds and limits of the environment, without images; the learners need no more of it.</summary>
    public required EnvironmentSpec Environment { get; init; }

    /// <summary>S, doubles per state; 0 where no states were recorded.</summary>
    public required int StateSize { get; init; }

    /// <summary>Whether the named values of each step were recorded.</summary>
    public required bool HasInfos { get; init; }

    /// <summary>How it came to be.</summary>
    public required DatasetOrigin Origin { get; init; }

    /// <summary>K, recorded values per step beside the reward.</summary>
    public int InfoSize => HasInfos ? Environment.InfoNames.Count : 0;
}
