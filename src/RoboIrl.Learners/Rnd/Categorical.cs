namespace RoboIrl.Learners.Rnd;

/// <summary>Distributions over few actions, one per row, given by logits.</summary>
internal static class Categorical
{
    /// <summary>Logarithms of the probabilities, log softmax.</summary>
    /// <param name="logits">[A]</param>
    /// <param name="logProbabilities">[A], written.</param>
    public static void LogProbabilities(ReadOnlySpan<float> logits, Span<float> logProbabilities)
    {
        float greatest = float.NegativeInfinity, sum = 0;
        foreach (float logit in logits)
        {
            greatest = MathF.Max(greatest, logit);
        }

        foreach (float logit in logits)
        {
            sum += MathF.Exp(logit - greatest);
        }

        float normalizer = greatest + MathF.Log(sum);
        for (int i = 0; i < logits.Length; i++)
        {
            logProbabilities[i] = logits[i] - normalizer;
        }
    }

    /// <summary>The action at which the probabilities, summed in order, pass a number.</summary>
    /// <param name="logProbabilities">[A]</param>
    /// <param name="uniform">In [0, 1).</param>
    public static int Draw(ReadOnlySpan<float> logProbabilities, double uniform)
    {
        int action = 0;
        for (; action < logProbabilities.Length - 1 && (uniform -= Math.Exp(logProbabilities[action])) >= 0; action++)
        {
        }

        return action;
    }
}
