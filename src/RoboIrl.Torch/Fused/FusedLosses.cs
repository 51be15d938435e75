using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Fused;

/// <summary>
/// The losses of PPO and SAC, each one node of the autograd graph. Float32 on the CPU takes the native kernels, everything
/// else the same formula in tensor calls.
/// </summary>
public static class FusedLosses
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>
    /// PPO's loss of a diagonal Gaussian policy: policy - EntropyCoefficient * entropy + ValueCoefficient * value, with
    /// policy = mean max(-a r, -a clip(r)), r = exp(log pi(action) - OldLogProb) and
    /// value = mean max((v - R)^2, (clip(v) - R)^2) / 2 (Schulman et al. 2017, equations 7 and 9).
    /// </summary>
    /// <param name="mean">Means of the actions, [B, A].</param>
    /// <param name="logStd">Log standard deviations, one for all rows, [A].</param>
    /// <param name="values">Predicted values, [B] or [B, 1].</param>
    /// <param name="batch">What the rollout recorded.</param>
    /// <param name="options">Coefficients.</param>
    /// <param name="statistics">Receives the parts of the loss.</param>
    /// <returns>Scalar; gradients reach mean, logStd and values.</returns>
    public static Tensor Ppo(Tensor mean, Tensor logStd, Tensor values, PpoBatch batch, PpoLossOptions options, out PpoLossStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(logStd);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(options);
#if !TORCHSHARP_PACKAGE
        if (FusedNative.Takes(mean))
        {
            return NativePpo(mean, logStd, values, batch, options, out statistics);
        }
#endif
        return PlainPpo(mean, logStd, values, batch, options, out statistics);
    }

    /// <summary>sum_e mean_b (q[e, b] - target[b])^2: the critics' loss (Haarnoja et al. 2018, equation 5, for every critic).</summary>
    /// <param name="q">Predictions, [E, B] or [E, B, 1].</param>
    /// <param name="target">Targets, [B]; constant.</param>
    /// <returns>Scalar; gradients reach q.</returns>
    public static Tensor SumOfMeanSquares(Tensor q, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(q);
        ArgumentNullException.ThrowIfNull(target);
#if !TORCHSHARP_PACKAGE
        if (FusedNative.Takes(q))
        {
            return Tensor.Wrap(FusedNative.rt_fused_sum_of_mean_squares(q.Handle, target.Handle), q, target);
        }
#endif
        using var scope = NewDisposeScope();
        long rows = target.numel();
        return (q.reshape(-1, rows) - target.detach()).square().sum().div((double)rows).MoveToOuterDisposeScope();
    }

    /// <summary>reward + discount * continuation * (targetMin - alpha * nextLogProb): the soft target (Haarnoja et al. 2018, equation 3).</summary>
    /// <param name="targetMin">Smallest target value of the next action, [B].</param>
    /// <param name="nextLogProb">Log-probability of the next action, [B].</param>
    /// <param name="rewards">[B].</param>
    /// <param name="continuation">Factor of the discounted value of the next observation, [B]: 0 where the episode terminated, else 1 (truncation bootstraps), or less for returns of several steps.</param>
    /// <param name="alpha">Temperature, 0 or more.</param>
    /// <param name="discount">In [0, 1].</param>
    /// <returns>[B], without a graph.</returns>
    public static Tensor SacTarget(Tensor targetMin, Tensor nextLogProb, Tensor rewards, Tensor continuation, double alpha, double discount)
    {
        ArgumentNullException.ThrowIfNull(targetMin);
        ArgumentNullException.ThrowIfNull(nextLogProb);
        ArgumentNullException.ThrowIfNull(rewards);
        ArgumentNullException.ThrowIfNull(continuation);
#if !TORCHSHARP_PACKAGE
        if (FusedNative.Takes(targetMin))
        {
            nint result = FusedNative.rt_fused_sac_target(targetMin.Handle, nextLogProb.Handle, rewards.Handle, continuation.Handle, alpha, discount);
            GC.KeepAlive(continuation);
            return Tensor.Wrap(result, targetMin, nextLogProb, rewards);
        }
#endif
        using IDisposable guard = no_grad();
        using var scope = NewDisposeScope();
        return (rewards + continuation * (targetMin - nextLogProb * alpha) * discount).MoveToOuterDisposeScope();
    }

    /// <summary>mean_b (alpha * logProb[b] - minQ[b]): the policy's loss (Haarnoja et al. 2018, equation 7).</summary>
    /// <param name="logProb">Log-probabilities of sampled actions, [B].</param>
    /// <param name="minQ">Smallest critic value of those actions, [B].</param>
    /// <param name="alpha">Temperature, 0 or more; constant here.</param>
    /// <returns>Scalar; gradients reach logProb and minQ.</returns>
    public static Tensor SacPolicy(Tensor logProb, Tensor minQ, double alpha)
    {
        ArgumentNullException.ThrowIfNull(logProb);
        ArgumentNullException.ThrowIfNull(minQ);
#if !TORCHSHARP_PACKAGE
        if (FusedNative.Takes(logProb))
        {
            return Tensor.Wrap(FusedNative.rt_fused_sac_policy(logProb.Handle, minQ.Handle, alpha), logProb, minQ);
        }
#endif
        using var scope = NewDisposeScope();
        return (logProb * alpha - minQ).mean().MoveToOuterDisposeScope();
    }

#if !TORCHSHARP_PACKAGE
    private static unsafe Tensor NativePpo(Tensor mean, Tensor logStd, Tensor values, PpoBatch batch, PpoLossOptions options, out PpoLossStatistics statistics)
    {
        FusedNative.PpoOptions coefficients = new()
        {
            ClipRatio = options.ClipRatio,
            ValueClip = options.ValueClip,
            ValueCoefficient = options.ValueCoefficient,
            EntropyCoefficient = options.EntropyCoefficient,
            NormalizeAdvantages = options.NormalizeAdvantages ? 1 : 0,
        };
        double* parts = stackalloc double[5];
        nint loss = FusedNative.rt_fused_ppo(
            mean.Handle, logStd.Handle, values.Handle, batch.Actions.Handle, batch.OldLogProbs.Handle, batch.Advantages.Handle, batch.Returns.Handle, batch.OldValues.Handle, &coefficients, parts);
        GC.KeepAlive(batch.Actions);
        GC.KeepAlive(batch.OldLogProbs);
        GC.KeepAlive(batch.Advantages);
        GC.KeepAlive(batch.Returns);
        GC.KeepAlive(batch.OldValues);
        Tensor result = Tensor.Wrap(loss, mean, logStd, values);
        statistics = new PpoLossStatistics(parts[0], parts[1], parts[2], parts[3], parts[4]);
        return result;
    }
#endif

    private static Tensor PlainPpo(Tensor mean, Tensor logStd, Tensor values, PpoBatch batch, PpoLossOptions options, out PpoLossStatistics statistics)
    {
        using var scope = NewDisposeScope();
        Tensor advantages = batch.Advantages; // [B]
        if (options.NormalizeAdvantages && advantages.numel() > 1)
        {
            advantages = (advantages - advantages.mean()) / (advantages.std() + 1e-8);
        }

        Tensor z = (batch.Actions - mean) * (-logStd).exp(); // [B, A]
        Tensor logProb = (z.square() * -0.5 - logStd - HalfLogTwoPi).sum(-1); // [B]
        Tensor logRatio = logProb - batch.OldLogProbs;
        Tensor ratio = logRatio.exp(); // [B]
        Tensor bounded = ratio.clamp(1 - options.ClipRatio, 1 + options.ClipRatio);
        Tensor policy = (-advantages * ratio).maximum(-advantages * bounded).mean();
        Tensor value = values.reshape(-1); // [B]
        Tensor squared = (value - batch.Returns).square();
        if (options.ValueClip > 0)
        {
            Tensor moved = batch.OldValues + (value - batch.OldValues).clamp(-options.ValueClip, options.ValueClip);
            squared = squared.maximum((moved - batch.Returns).square());
        }

        Tensor valueLoss = squared.mean() * 0.5;
        Tensor entropy = (logStd + (0.5 + HalfLogTwoPi)).sum();
        Tensor loss = policy - entropy * options.EntropyCoefficient + valueLoss * options.ValueCoefficient;
        using (no_grad())
        {
            statistics = new PpoLossStatistics(
                policy.ToDouble(),
                valueLoss.ToDouble(),
                entropy.ToDouble(),
                (ratio - 1 - logRatio).mean().ToDouble(),
                ((ratio - 1).abs() > options.ClipRatio).to(ScalarType.Float64).mean().ToDouble());
        }

        return loss.MoveToOuterDisposeScope();
    }
}
