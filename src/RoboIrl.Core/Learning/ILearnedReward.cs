using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Learning;

/// <summary>A reward that takes the place of the environment's own and is learned in turns with the policy.</summary>
public interface ILearnedReward : ICheckpointable, IDisposable
{
    /// <summary>Environment steps between two rounds of its learning; at least 1.</summary>
    int RoundSteps { get; }

    /// <summary>Whether what the replay buffer holds is rewarded anew after each round; otherwise it keeps what it was given when it was lived.</summary>
    bool Relabels { get; }

    /// <summary>Rewards steps as the reward is now; a row's result does not depend on the other rows.</summary>
    /// <param name="observationActions">[n, O + A]</param>
    /// <param name="rewards">[n] result.</param>
    void Evaluate(ReadOnlySpan<float> observationActions, Span<float> rewards);

    /// <summary>One round.</summary>
    /// <param name="learner">The policy as of now.</param>
    /// <param name="progress">Fraction of the training that is over, in [0, 1].</param>
    /// <param name="rng">The only source of randomness.</param>
    /// <param name="metrics">What is worth a row.</param>
    void Update(IOffPolicyLearner learner, double progress, ref Rng rng, IMetrics metrics);
}
