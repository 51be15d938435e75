using RoboIrl.Core.Data;
using RoboIrl.Torch.Fused;

namespace RoboIrl.Learners.Rnd;

/// <summary>
/// PPO's loss for a choice among few actions, L = L_policy - c2 entropy + c1 L_value as in <see cref="FusedLosses"/>, by its
/// derivatives in logits and values (Schulman et al. 2017, equations 7 and 9).
/// </summary>
/// <remarks>
/// With p = softmax(z), r = p_a / p_old and H the entropy, per row of B:
/// <code>
/// dL_policy/dz_j = -(advantage r / B) ([j = a] - p_j), 0 where the ratio is clipped
/// d(-c2 H)/dz_j  = c2 / B p_j (log p_j + H)
/// d(c1 L_value)/dv = c1 / B (v - R)
/// </code>
/// A graph of some twenty nodes over small tensors would cost as much as the networks.
/// </remarks>
/// <param name="options">Coefficients; values are not clipped, so its ValueClip must be 0.</param>
/// <param name="actions">A.</param>
internal sealed class CategoricalPpo(PpoLossOptions options, int actions)
{
    private readonly float[] _logProbabilities = new float[actions];

    /// <summary>Computes the loss of a minibatch.</summary>
    /// <param name="rollout">With advantages; an action is its number.</param>
    /// <param name="transitions">[B] which of them.</param>
    /// <param name="logits">[B, A]</param>
    /// <param name="values">[B]</param>
    /// <param name="logitSlopes">[B, A], written: dL/dlogits.</param>
    /// <param name="valueSlopes">[B], written: dL/dvalues.</param>
    /// <returns>The parts of the loss.</returns>
    public PpoLossStatistics Differentiate(
        RolloutBuffer rollout, ReadOnlySpan<int> transitions, ReadOnlySpan<float> logits, ReadOnlySpan<float> values, Span<float> logitSlopes, Span<float> valueSlopes)
    {
        (double shift, double scale) = Standardization(rollout.Advantages, transitions);
        double policyLoss = 0, valueLoss = 0, entropies = 0, divergence = 0, clipped = 0;
        double share = 1.0 / transitions.Length;
        for (int row = 0; row < transitions.Length; row++)
        {
            int k = transitions[row], taken = (int)rollout.Actions[k];
            Span<float> logs = _logProbabilities;
            Categorical.LogProbabilities(logits.Slice(row * actions, actions), logs);
            double advantage = (rollout.Advantages[k] - shift) * scale, logRatio = logs[taken] - rollout.LogProbabilities[k], ratio = Math.Exp(logRatio);
            double free = -advantage * ratio, bounded = -advantage * Math.Clamp(ratio, 1 - options.ClipRatio, 1 + options.ClipRatio);
            double entropy = Slopes(logs, taken, free >= bounded ? free * share : 0, options.EntropyCoefficient * share, logitSlopes.Slice(row * actions, actions));
            double error = values[row] - rollout.Returns[k];
            valueSlopes[row] = (float)(options.ValueCoefficient * share * error);
            policyLoss += Math.Max(free, bounded);
            valueLoss += 0.5 * error * error;
            entropies += entropy;
            divergence += ratio - 1 - logRatio;
            clipped += Math.Abs(ratio - 1) > options.ClipRatio ? 1 : 0;
        }

        return new PpoLossStatistics(policyLoss * share, valueLoss * share, entropies * share, divergence * share, clipped * share);
    }

    // slope: dL/dlog p_a; weight: of the entropy. Returns the entropy.
    private static double Slopes(ReadOnlySpan<float> logs, int taken, double slope, double weight, Span<float> slopes)
    {
        double entropy = 0;
        for (int j = 0; j < logs.Length; j++)
        {
            float p = MathF.Exp(logs[j]);
            slopes[j] = p;
            entropy -= p * logs[j];
        }

        for (int j = 0; j < logs.Length; j++)
        {
            double p = slopes[j];
            slopes[j] = (float)((slope * ((j == taken ? 1 : 0) - p)) + (weight * p * (logs[j] + entropy)));
        }

        return entropy;
    }

    private (double Shift, double Scale) Standardization(ReadOnlySpan<float> advantages, ReadOnlySpan<int> transitions)
    {
        if (!options.NormalizeAdvantages || transitions.Length < 2)
        {
            return (0, 1);
        }

        double mean = 0, squares = 0;
        foreach (int k in transitions)
        {
            mean += advantages[k];
        }

        mean /= transitions.Length;
        foreach (int k in transitions)
        {
            squares += (advantages[k] - mean) * (advantages[k] - mean);
        }

        return (mean, 1 / (Math.Sqrt(squares / (transitions.Length - 1)) + 1e-8));
    }
}
