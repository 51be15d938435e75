namespace RoboIrl.Core.Learning;

/// <summary>Where a training stands.</summary>
/// <param name="Step">Environment steps done.</param>
/// <param name="TotalSteps">Environment steps to do.</param>
/// <param name="StepsPerSecond">Since this process began to train; evaluation and checkpoints count as time.</param>
/// <param name="Episodes">Episodes finished.</param>
/// <param name="LastReturn">Return of the last finished training episode, NaN before the first.</param>
/// <param name="MeanReturn">Mean return of the last 100 training episodes, NaN before the first.</param>
/// <param name="NumericFaults">Episodes of the whole run that the physics ended by NaN, infinity or divergence.</param>
public readonly record struct TrainingProgress(long Step, long TotalSteps, double StepsPerSecond, long Episodes, double LastReturn, double MeanReturn, long NumericFaults);
