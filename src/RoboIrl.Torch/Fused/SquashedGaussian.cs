using static TorchSharp.torch;

namespace RoboIrl.Torch.Fused;

/// <summary>
/// The policy of SAC: a diagonal Gaussian squashed by tanh and scaled to the action range (Haarnoja et al. 2018, appendix C).
/// </summary>
/// <remarks>
/// A row of the head is (mean [A], raw [A]); log std = low + (high - low) (tanh(raw) + 1) / 2; u = mean + std * noise;
/// action = scale * tanh(u) + bias; log-probability = sum_a log N(u_a) - log(scale_a (1 - tanh(u_a)^2) + 1e-6).
/// </remarks>
public static class SquashedGaussian
{
    /// <summary>Usual lower bound of the log standard deviation.</summary>
    public const double DefaultLogStdMin = -5;

    /// <summary>Usual upper bound of the log standard deviation.</summary>
    public const double DefaultLogStdMax = 2;

    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>Samples actions by the reparametrisation u = mean + std * noise.</summary>
    /// <param name="head">The network's output, (mean | raw log-std), [B, 2A].</param>
    /// <param name="noise">Standard normal numbers, [B, A].</param>
    /// <param name="actionScale">Half the action range, [A].</param>
    /// <param name="actionBias">Middle of the action range, [A].</param>
    /// <param name="logStdMin">Lower bound of the log standard deviation.</param>
    /// <param name="logStdMax">Upper bound of the log standard deviation.</param>
    /// <returns>Actions [B, A] and their log-probabilities [B]; gradients reach the head through both.</returns>
    public static (Tensor Action, Tensor LogProb) Sample(
        Tensor head, Tensor noise, Tensor actionScale, Tensor actionBias, double logStdMin = DefaultLogStdMin, double logStdMax = DefaultLogStdMax)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(noise);
        ArgumentNullException.ThrowIfNull(actionScale);
        ArgumentNullException.ThrowIfNull(actionBias);
#if !TORCHSHARP_PACKAGE
        if (FusedNative.Takes(head))
        {
            return NativeSample(head, noise, actionScale, actionBias, logStdMin, logStdMax);
        }
#endif
        return PlainSample(head, noise, actionScale, actionBias, logStdMin, logStdMax);
    }

    /// <summary>
    /// Log-probabilities of given actions, by inverting the squashing; an action at a bound counts as one a millionth of the
    /// range within it. In tensor calls on every device.
    /// </summary>
    /// <param name="head">The network's output, (mean | raw log-std), [B, 2A].</param>
    /// <param name="actions">[B, A].</param>
    /// <param name="actionScale">Half the action range, [A].</param>
    /// <param name="actionBias">Middle of the action range, [A].</param>
    /// <param name="logStdMin">Lower bound of the log standard deviation.</param>
    /// <param name="logStdMax">Upper bound of the log standard deviation.</param>
    /// <returns>[B]; gradients reach the head.</returns>
    public static Tensor LogProb(
        Tensor head, Tensor actions, Tensor actionScale, Tensor actionBias, double logStdMin = DefaultLogStdMin, double logStdMax = DefaultLogStdMax)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(actions);
        using var scope = NewDisposeScope();
        (Tensor mean, Tensor logStd) = PlainParts(head, actions.shape[^1], logStdMin, logStdMax);
        Tensor y = ((actions - actionBias) / actionScale).clamp(-1 + 2e-6, 1 - 2e-6); // [B, A]
        Tensor noise = (y.atanh() - mean) * (-logStd).exp();
        return PlainLogProb(noise, logStd, y, actionScale).MoveToOuterDisposeScope();
    }

    /// <summary>Actions from a head on the host, for acting: no tensors, no allocation.</summary>
    /// <param name="head">(mean | raw log-std) of each row, [rows, 2A] row-major.</param>
    /// <param name="noise">Standard normal numbers, [rows, A]; empty for the mode of the distribution.</param>
    /// <param name="actionScale">Half the action range, [A].</param>
    /// <param name="actionBias">Middle of the action range, [A].</param>
    /// <param name="actions">Receives the actions, [rows, A].</param>
    /// <param name="logStdMin">Lower bound of the log standard deviation.</param>
    /// <param name="logStdMax">Upper bound of the log standard deviation.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void Act(
        ReadOnlySpan<float> head,
        ReadOnlySpan<float> noise,
        ReadOnlySpan<float> actionScale,
        ReadOnlySpan<float> actionBias,
        Span<float> actions,
        double logStdMin = DefaultLogStdMin,
        double logStdMax = DefaultLogStdMax)
    {
        int width = actionScale.Length;
        if (width == 0 || actionBias.Length != width || actions.Length % width != 0 || head.Length != 2 * actions.Length || (!noise.IsEmpty && noise.Length != actions.Length))
        {
            throw new ArgumentException(
                $"{actions.Length} actions of width {width} need a head of {2 * actions.Length} numbers, a bias of {width} and noise of {actions.Length} or none; got {head.Length}, {actionBias.Length} and {noise.Length}.",
                nameof(head));
        }

        float low = (float)logStdMin;
        float half = (float)(0.5 * (logStdMax - logStdMin));
        for (int i = 0; i < actions.Length; i++)
        {
            int row = i / width;
            int a = i - row * width;
            float u = head[row * 2 * width + a];
            if (!noise.IsEmpty)
            {
                float logStd = low + half * (MathF.Tanh(head[row * 2 * width + width + a]) + 1);
                u += MathF.Exp(logStd) * noise[i];
            }

            actions[i] = MathF.Tanh(u) * actionScale[a] + actionBias[a];
        }
    }

#if !TORCHSHARP_PACKAGE
    private static unsafe (Tensor Action, Tensor LogProb) NativeSample(Tensor head, Tensor noise, Tensor actionScale, Tensor actionBias, double logStdMin, double logStdMax)
    {
        nint* results = stackalloc nint[2];
        TorchSharp.NativeErrors.Check(FusedNative.rt_fused_squashed_gaussian(head.Handle, noise.Handle, actionScale.Handle, actionBias.Handle, logStdMin, logStdMax, results));
        Tensor action = Tensor.Wrap(results[0], head, noise);
        return (action, Tensor.Wrap(results[1], actionScale, actionBias));
    }
#endif

    private static (Tensor Action, Tensor LogProb) PlainSample(Tensor head, Tensor noise, Tensor actionScale, Tensor actionBias, double logStdMin, double logStdMax)
    {
        using var scope = NewDisposeScope();
        (Tensor mean, Tensor logStd) = PlainParts(head, noise.shape[^1], logStdMin, logStdMax);
        Tensor y = (mean + logStd.exp() * noise).tanh();
        Tensor action = y * actionScale + actionBias;
        Tensor logProb = PlainLogProb(noise, logStd, y, actionScale);
        return (action.MoveToOuterDisposeScope(), logProb.MoveToOuterDisposeScope());
    }

    private static (Tensor Mean, Tensor LogStd) PlainParts(Tensor head, long actions, double logStdMin, double logStdMax)
    {
        Tensor raw = head.narrow(-1, actions, actions);
        return (head.narrow(-1, 0, actions), (raw.tanh() + 1) * (0.5 * (logStdMax - logStdMin)) + logStdMin); // [B, A] both
    }

    private static Tensor PlainLogProb(Tensor noise, Tensor logStd, Tensor y, Tensor actionScale)
    {
        Tensor density = noise.square() * -0.5 - logStd - HalfLogTwoPi;
        return (density - (actionScale * (1 - y.square()) + 1e-6).log()).sum(-1); // [B]
    }
}
