namespace RoboIrl.Core.Layered;

/// <summary>What uniformly drawn actions met.</summary>
/// <param name="Episodes">Episodes that were run.</param>
/// <param name="Successes">Those whose return reached the threshold.</param>
/// <param name="FirstSuccess">Number of the first of them, -1 where there was none.</param>
/// <param name="MeanReturn">Mean of all returns.</param>
/// <param name="BestReturn">The highest return.</param>
public sealed record UniformExplorationResult(long Episodes, long Successes, long FirstSuccess, double MeanReturn, double BestReturn);
