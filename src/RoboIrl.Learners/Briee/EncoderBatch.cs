namespace RoboIrl.Learners.Briee;

/// <summary>A batch of transitions as an encoder sees it: targets are regressed on its features, and the encoder can step to where that goes better.</summary>
/// <param name="rows">B.</param>
/// <param name="encoder">Trained here.</param>
/// <param name="actions">A.</param>
/// <param name="mostTargets">Most targets at once.</param>
internal sealed class EncoderBatch(int rows, StateEncoder encoder, int actions, int mostTargets)
{
    // Kingma and Ba 2015, with their constants.
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;

    private readonly ActionRidge _ridge = new(actions, encoder.States, mostTargets);
    private readonly float[] _guesses = new float[rows * encoder.States]; // [B, N]
    private readonly float[] _slopes = new float[encoder.States];
    private readonly float[] _gradient = new float[encoder.Weights.Length], _first = new float[encoder.Weights.Length], _second = new float[encoder.Weights.Length];
    private int _steps;

    /// <summary>The encoder.</summary>
    public StateEncoder Encoder => encoder;

    /// <summary>Forgets the steps so far; the encoder's weights stay.</summary>
    public void Restart()
    {
        Array.Clear(_first);
        Array.Clear(_second);
        _steps = 0;
    }

    /// <summary>Encodes and regresses: w = argmin of sum (w phi(x, a) - y)^2 + lambda w^2.</summary>
    /// <param name="data">The transitions.</param>
    /// <param name="drawn">[B] which of them.</param>
    /// <param name="targets">[B, T]</param>
    /// <param name="lambda">Ridge.</param>
    public void Regress(TransitionReplay data, ReadOnlySpan<int> drawn, ReadOnlySpan<float> targets, double lambda)
    {
        int width = targets.Length / drawn.Length;
        Encode(data, drawn);
        _ridge.Clear();
        for (int b = 0; b < drawn.Length; b++)
        {
            _ridge.Add(data.Actions[drawn[b]], Guess(b), targets.Slice(b * width, width));
        }

        _ridge.Solve(lambda, width);
    }

    /// <summary>Encodes anew; the weights of the regression stay.</summary>
    /// <param name="data">The transitions.</param>
    /// <param name="drawn">[B] which of them.</param>
    public void Encode(TransitionReplay data, ReadOnlySpan<int> drawn)
    {
        for (int b = 0; b < drawn.Length; b++)
        {
            encoder.Encode(data.Here.Slice(drawn[b] * data.ObservationSize, data.ObservationSize), Guess(b));
        }
    }

    /// <summary>What the regression says of the first target.</summary>
    /// <param name="data">The transitions.</param>
    /// <param name="drawn">[B] which of them, as encoded last.</param>
    /// <param name="predictions">[B], written.</param>
    public void Predict(TransitionReplay data, ReadOnlySpan<int> drawn, Span<float> predictions)
    {
        for (int b = 0; b < drawn.Length; b++)
        {
            predictions[b] = (float)_ridge.Predict(data.Actions[drawn[b]], Guess(b));
        }
    }

    /// <summary>How far the regression is from its targets.</summary>
    /// <param name="data">The transitions.</param>
    /// <param name="drawn">[B] which of them, as encoded last.</param>
    /// <param name="targets">[B, T]</param>
    /// <returns>The mean of (w phi(x, a) - y)^2.</returns>
    public double Error(TransitionReplay data, ReadOnlySpan<int> drawn, ReadOnlySpan<float> targets)
    {
        int width = targets.Length / drawn.Length;
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double error = _ridge.Predict(data.Actions[drawn[i / width]], Guess(i / width), i % width) - targets[i];
            sum += error * error;
        }

        return sum / targets.Length;
    }

    /// <summary>One step of the encoder down the mean of (w phi(x, a) - y)^2 with w as regressed.</summary>
    /// <param name="data">The transitions.</param>
    /// <param name="drawn">[B] which of them, as encoded last.</param>
    /// <param name="targets">[B, T]</param>
    /// <param name="learningRate">Adam's step size.</param>
    public void Descend(TransitionReplay data, ReadOnlySpan<int> drawn, ReadOnlySpan<float> targets, double learningRate)
    {
        int width = targets.Length / drawn.Length;
        double scale = 2.0 / targets.Length;
        Array.Clear(_gradient);
        for (int b = 0; b < drawn.Length; b++)
        {
            int action = data.Actions[drawn[b]];
            Array.Clear(_slopes);
            for (int t = 0; t < width; t++)
            {
                double error = _ridge.Predict(action, Guess(b), t) - targets[(b * width) + t];
                ReadOnlySpan<double> weights = _ridge.Weights(action, t);
                for (int j = 0; j < _slopes.Length; j++)
                {
                    _slopes[j] += (float)(scale * error * weights[j]);
                }
            }

            encoder.AddGradient(data.Here.Slice(drawn[b] * data.ObservationSize, data.ObservationSize), Guess(b), _slopes, _gradient);
        }

        Step(learningRate);
    }

    private Span<float> Guess(int row) => _guesses.AsSpan(row * encoder.States, encoder.States);

    private void Step(double learningRate)
    {
        _steps++;
        double rate = learningRate / (1 - Math.Pow(Beta1, _steps)), spread = 1 / (1 - Math.Pow(Beta2, _steps));
        Span<float> weights = encoder.Weights;
        for (int i = 0; i < _gradient.Length; i++)
        {
            double g = _gradient[i];
            _first[i] = (float)((Beta1 * _first[i]) + ((1 - Beta1) * g));
            _second[i] = (float)((Beta2 * _second[i]) + ((1 - Beta2) * g * g));
            weights[i] -= (float)(rate * _first[i] / (Math.Sqrt(spread * _second[i]) + Epsilon));
        }
    }
}
