namespace RoboIrl.Torch.Fused;

/// <summary>What a PPO minibatch looked like, as means over its rows.</summary>
/// <param name="PolicyLoss">Clipped surrogate, negated.</param>
/// <param name="ValueLoss">Half the (clipped) squared error of the values.</param>
/// <param name="Entropy">Entropy of the policy, nats, summed over action dimensions.</param>
/// <param name="ApproximateKl">Estimate of KL(old || new): mean of (ratio - 1) - log ratio.</param>
/// <param name="ClipFraction">Share of rows whose ratio left the clipping range.</param>
public readonly record struct PpoLossStatistics(double PolicyLoss, double ValueLoss, double Entropy, double ApproximateKl, double ClipFraction);
