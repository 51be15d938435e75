namespace RoboIrl.Core.Configuration;

/// <summary>How a number is drawn between two bounds.</summary>
public enum DrawDistribution
{
    /// <summary>Every value alike.</summary>
    Uniform,

    /// <summary>Every ratio alike: the logarithm is uniform.</summary>
    LogUniform,
}
