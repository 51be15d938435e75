namespace RoboIrl.Learners.Layered;

/// <summary>How an inverse model is fitted: each attempt, and when no further one is made.</summary>
/// <param name="Updates">Gradient steps of an attempt.</param>
/// <param name="LearningRate">Adam's step size.</param>
/// <param name="Attempts">Most attempts, each with fresh weights; at least 1.</param>
/// <param name="IsEnough">Whether the best attempt so far ends the search.</param>
internal sealed record InversePlan(int Updates, double LearningRate, int Attempts, Func<HeldOutLikelihood, bool> IsEnough);
