using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.CombinationLock.Dial;

/// <summary>Sensors that each read a mixture of all visible joints: tanh(W f + b) with noise, W and b drawn once.</summary>
internal sealed class DialSensors
{
    /// <summary>Numbers that the sensors mix: the dial's cosine and sine, and lever, shutter, bolt in units of their travel.</summary>
    public const int Features = 5;

    // Of the lock's seed stream 0 decides the opening detents, and a learner with the same seed draws from stream 1.
    private const ulong Mixture = 0x73656E73;

    private readonly int _count;
    private readonly float _noise;
    private readonly float[] _weights;
    private readonly float[] _biases;

    public DialSensors(DialLockOptions options, ulong seed)
    {
        _count = options.Sensors;
        _noise = (float)options.SensorNoise;
        _weights = new float[_count * Features];
        _biases = new float[_count];
        Rng rng = new(seed, Mixture);
        rng.FillNormal(_weights);
        rng.FillNormal(_biases);
    }

    /// <summary>Reads all sensors.</summary>
    /// <param name="features">[<see cref="Features"/>]</param>
    /// <param name="key">Decides the noise.</param>
    /// <param name="values">[d]</param>
    public void Read(ReadOnlySpan<float> features, ulong key, Span<float> values)
    {
        CounterNormals.Fill(key, values);
        for (int sensor = 0; sensor < _count; sensor++)
        {
            float sum = _biases[sensor];
            for (int i = 0; i < Features; i++)
            {
                sum += _weights[(sensor * Features) + i] * features[i];
            }

            values[sensor] = MathF.Tanh(sum) + (_noise * values[sensor]);
        }
    }
}
