namespace RoboIrl.Core.Data;

/// <summary>The n-step return from one transition on, as far as rewards are known.</summary>
/// <param name="Reward">The discounted sum of their rewards.</param>
/// <param name="Continuation">gamma^(k-1) after k steps, or 0 where the last one terminated the episode.</param>
/// <param name="Last">Index of the last transition.</param>
internal readonly record struct NStepReturn(float Reward, float Continuation, int Last);
