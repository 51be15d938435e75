using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Learning;

/// <summary>A learner that improves its policy from one kind of experience.</summary>
/// <typeparam name="TExperience">A rollout, a replay buffer, a dataset.</typeparam>
public interface ILearner<in TExperience> : ILearner
    where TExperience : allows ref struct
{
    /// <summary>One update.</summary>
    /// <param name="experience">What to learn from.</param>
    /// <param name="rng">The only source of randomness.</param>
    /// <param name="metrics">Losses and their kin, by name.</param>
    void Update(TExperience experience, ref Rng rng, IMetrics metrics);
}
