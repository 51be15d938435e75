// What an encoder phi of a layer is made for: whatever function f of the next observation is asked for, its expectation is to be
// linear in phi(x, a) = softmax(W x / T) kron onehot(a).
//
//   min over phi  max over f, |f| <= 1  [ min_w E (w phi(x, a) - f(x'))^2 - min over phi~, w~ of E (w~ phi~(x, a) - f(x'))^2 ]
//
// The second term takes off what no encoder could predict. In turns, as in the authors' code, for t = 0 .. T-1:
//   adversary  f_t = fresh weights, phi~ = phi; for t > 0 it steps in turns with phi~: phi~ down its error, f_t up the difference
//   features   phi down the mean over f_0 .. f_t of the first term
// with w and w~ in closed form on the batch (ActionRidge.cs), which gradients do not pass through: at the optimum they need not.
//
// An adversary that is done stays as it is, so its values of all transitions are computed once.
// Shapes: n transitions, B of a batch, d observation elements, A actions, N hidden states, T discriminators.
using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Briee;

/// <summary>Trains encoders, one at a time; the file's opening lines say for what.</summary>
internal sealed class RepresentationFit : IDisposable
{
    private readonly BrieeConfig _config;
    private readonly int _actions;
    private readonly BrieeNetworks _networks;
    private readonly float[] _values, _targets, _pull, _other, _column;
    private readonly int[] _drawn, _all;

    /// <summary>Makes room.</summary>
    /// <param name="config">Sizes and steps.</param>
    /// <param name="spec">The problem's sizes.</param>
    public RepresentationFit(BrieeConfig config, LayeredSpec spec)
    {
        _config = config;
        _actions = spec.Actions;
        _networks = new BrieeNetworks(config, spec);
        _values = new float[checked(config.Recent * config.Discriminators)]; // [n, T]
        _column = new float[config.Recent];                                  // [n]
        _targets = new float[config.BatchSize * config.Discriminators];      // [B, up to T]
        _pull = new float[config.BatchSize];                                 // [B]
        _other = new float[config.BatchSize];                                // [B]
        _drawn = new int[config.BatchSize];
        _all = [.. Enumerable.Range(0, config.Recent)];
    }

    /// <summary>Trains a fresh encoder.</summary>
    /// <param name="data">A layer's transitions, at least one.</param>
    /// <param name="temperature">T of the softmax.</param>
    /// <param name="former">The encoder of the round before, or null. Where it serves the discriminators of this round better than the fresh one, it stays.</param>
    /// <param name="rng">Source of weights and batches.</param>
    public StateEncoder Train(TransitionReplay data, double temperature, StateEncoder? former, ref Rng rng)
    {
        _networks.Begin(temperature, rng.NextUInt64());
        EncoderBatch features = _networks.Features;
        for (int t = 0; t < _config.Discriminators; t++)
        {
            if (t == 0)
            {
                _networks.Discriminator.Begin(rng.NextUInt64());
            }
            else
            {
                Oppose(data, features, _networks.Rival, ref rng);
            }

            Keep(data, t);
            Improve(data, features, t, ref rng);
        }

        return former is null || ErrorOf(features.Encoder, data) <= ErrorOf(former, data) ? features.Encoder : former;
    }

    /// <summary>Draws a fresh discriminator and makes it ask for what an encoder misses.</summary>
    /// <param name="data">A layer's transitions.</param>
    /// <param name="features">The encoder that is to be shown wrong; it stays as it is.</param>
    /// <param name="rival">Begins as the same encoder and is trained to show it.</param>
    /// <param name="rng">Source of weights and batches.</param>
    /// <returns>The mean of the objective over the second half of the steps: 0 where nothing is missing.</returns>
    public double Oppose(TransitionReplay data, EncoderBatch features, EncoderBatch rival, ref Rng rng)
    {
        features.Encoder.Weights.CopyTo(rival.Encoder.Weights);
        rival.Restart();
        _networks.Discriminator.Begin(rng.NextUInt64());
        double gap = 0;
        int steps = _config.AdversaryUpdates, judged = (steps + 1) / 2;
        for (int update = 0; update < steps; update++)
        {
            Draw(data.Count, ref rng);
            double difference = 0;
            _networks.Discriminator.Step(data, _drawn, (values, pull) => difference = Compare(data, features, rival, values, pull));
            gap += update >= steps - judged ? difference / judged : 0;
        }

        return gap;
    }

    /// <inheritdoc/>
    public void Dispose() => _networks.Dispose();

    // The objective on a batch, a step of the rival, and where the discriminator's values are to go: by d/df of -( (p - f)^2 - (p~ - f)^2 ) / B.
    private double Compare(TransitionReplay data, EncoderBatch features, EncoderBatch rival, ReadOnlySpan<float> values, Span<float> pull)
    {
        features.Regress(data, _drawn, values, _config.Ridge);
        features.Predict(data, _drawn, _pull);
        rival.Regress(data, _drawn, values, _config.Ridge);
        rival.Descend(data, _drawn, values, _config.LearningRate);
        rival.Encode(data, _drawn);
        rival.Predict(data, _drawn, _other);
        double gap = 0;
        for (int b = 0; b < values.Length; b++)
        {
            double missed = _pull[b] - values[b], left = _other[b] - values[b];
            gap += ((missed * missed) - (left * left)) / values.Length;
            pull[b] = 2 * (_pull[b] - _other[b]) / values.Length;
        }

        return gap;
    }

    // Steps of the encoder on discriminators 0 .. t; from the first to the last of all they get shorter.
    private void Improve(TransitionReplay data, EncoderBatch features, int t, ref Rng rng)
    {
        double all = _config.Discriminators * _config.FeatureUpdates;
        for (int update = t * _config.FeatureUpdates; update < (t + 1) * _config.FeatureUpdates; update++)
        {
            Draw(data.Count, ref rng);
            ReadOnlySpan<float> targets = Gather(t + 1);
            features.Regress(data, _drawn, targets, _config.Ridge);
            features.Descend(data, _drawn, targets, _config.LearningRate * (1 - (update / all)));
        }
    }

    // The first term of the objective on all transitions, mean of all discriminators.
    private double ErrorOf(StateEncoder encoder, TransitionReplay data)
    {
        EncoderBatch whole = new(data.Count, encoder, _actions, _config.Discriminators);
        ReadOnlySpan<int> rows = _all.AsSpan(0, data.Count);
        ReadOnlySpan<float> targets = _values.AsSpan(0, data.Count * _config.Discriminators);
        whole.Regress(data, rows, targets, _config.Ridge);
        return whole.Error(data, rows, targets);
    }

    // The discriminator's values become column t of all targets.
    private void Keep(TransitionReplay data, int t)
    {
        Span<float> column = _column.AsSpan(0, data.Count);
        _networks.Discriminator.Evaluate(data.There, column);
        for (int i = 0; i < column.Length; i++)
        {
            _values[(i * _config.Discriminators) + t] = column[i];
        }
    }

    private void Draw(int count, ref Rng rng)
    {
        foreach (ref int row in _drawn.AsSpan())
        {
            row = rng.NextInt(count);
        }
    }

    // [B, width] the first columns of the batch's targets
    private ReadOnlySpan<float> Gather(int width)
    {
        for (int b = 0; b < _drawn.Length; b++)
        {
            _values.AsSpan(_drawn[b] * _config.Discriminators, width).CopyTo(_targets.AsSpan(b * width));
        }

        return _targets.AsSpan(0, _drawn.Length * width);
    }
}
