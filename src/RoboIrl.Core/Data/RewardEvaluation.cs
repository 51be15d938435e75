namespace RoboIrl.Core.Data;

/// <summary>Rewards steps.</summary>
/// <param name="observationActions">[n, O + A] observation and action side by side.</param>
/// <param name="rewards">[n] result; every element is written.</param>
public delegate void RewardEvaluation(ReadOnlySpan<float> observationActions, Span<float> rewards);
