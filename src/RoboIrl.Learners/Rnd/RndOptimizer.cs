namespace RoboIrl.Learners.Rnd;

/// <summary>Who takes the gradient steps of PPO with random network distillation.</summary>
public enum RndOptimizer
{
    /// <summary>RMSprop, as in the published comparisons.</summary>
    RmsProp,

    /// <summary>Adam, as in PPO's own paper.</summary>
    Adam,
}
