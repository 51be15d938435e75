using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Briee;

/// <summary>Guesses the hidden state from an observation: softmax(W x / T), without an offset. Threads may share one that nobody trains.</summary>
/// <param name="observationSize">d.</param>
/// <param name="states">N.</param>
/// <param name="temperature">T, above 0.</param>
internal sealed class StateEncoder(int observationSize, int states, double temperature)
{
    private readonly float[] _weights = new float[states * observationSize];

    /// <summary>d.</summary>
    public int ObservationSize => observationSize;

    /// <summary>N.</summary>
    public int States => states;

    /// <summary>W [N, d]; to be written by those who train.</summary>
    public Span<float> Weights => _weights;

    /// <summary>The guess for one observation.</summary>
    /// <param name="observation">[d]</param>
    /// <param name="guess">[N], written: probabilities.</param>
    public void Encode(ReadOnlySpan<float> observation, Span<float> guess)
    {
        float most = float.NegativeInfinity, sum = 0, scale = (float)(1 / temperature);
        for (int j = 0; j < states; j++)
        {
            guess[j] = scale * Rows.Dot(observation, _weights.AsSpan(j * observationSize, observationSize));
            most = Math.Max(most, guess[j]);
        }

        foreach (ref float p in guess)
        {
            p = MathF.Exp(p - most);
            sum += p;
        }

        foreach (ref float p in guess)
        {
            p /= sum;
        }
    }

    /// <summary>Adds one observation's share to the derivative of a loss by W.</summary>
    /// <param name="observation">[d]</param>
    /// <param name="guess">[N] what <see cref="Encode"/> wrote for it.</param>
    /// <param name="slopes">[N] derivative of the loss by the guess.</param>
    /// <param name="gradient">[N, d], added to.</param>
    public void AddGradient(ReadOnlySpan<float> observation, ReadOnlySpan<float> guess, ReadOnlySpan<float> slopes, Span<float> gradient)
    {
        float mean = 0;
        for (int j = 0; j < states; j++)
        {
            mean += guess[j] * slopes[j];
        }

        for (int j = 0; j < states; j++)
        {
            float slope = guess[j] * (slopes[j] - mean) / (float)temperature;
            Rows.AddScaled(gradient.Slice(j * observationSize, observationSize), observation, slope);
        }
    }
}
