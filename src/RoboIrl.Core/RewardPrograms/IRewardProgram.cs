namespace RoboIrl.Core.RewardPrograms;

/// <summary>A reward for a world, as a program: one method, no fields, the same reward for the same state and action.</summary>
/// <typeparam name="TWorld">What the program sees: <see cref="IManipulationWorld"/>, <see cref="IHopperWorld"/>, <see cref="IAntWorld"/> or <see cref="INamedWorld"/>.</typeparam>
/// <remarks>Xie et al. 2024, "Text2Reward: Reward shaping with language models for reinforcement learning", arXiv:2309.11489.</remarks>
public interface IRewardProgram<in TWorld>
    where TWorld : IWorld
{
    /// <summary>Rewards the step that just ended. The reward is the sum of the terms that are added.</summary>
    /// <param name="world">The world after the step. Values read from it are those of this step; keep nothing.</param>
    /// <param name="action">The action of the step, every element in [-1, 1].</param>
    /// <param name="terms">Takes the terms of the reward.</param>
    void Evaluate(TWorld world, ReadOnlySpan<double> action, IRewardTerms terms);
}
