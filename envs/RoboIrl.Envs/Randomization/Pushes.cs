using RoboIrl.Core.Configuration;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Randomization;

/// <summary>Forces that act on a body's centre of mass for a few steps, now and then.</summary>
/// <remarks>Each push is drawn from a stream of its own (episode, number of the push), so that the state holds no generator.</remarks>
internal sealed class Pushes
{
    private const int WrenchSize = 6; // force xyz, torque xyz
    private readonly PushConfig _config;
    private readonly int _body;
    private ulong _seed;
    private int _number;
    private int _start;
    private int _end;

    /// <exception cref="KeyNotFoundException">The model has no such body.</exception>
    public Pushes(MjModel model, PushConfig config) => (_config, _body) = (config, model.Body(config.Body).Index);

    /// <summary>Doubles of the state.</summary>
    public static int StateSize => 3 + StateWords.Size;

    /// <summary>Force that acts during the next physics, in N; 0 between pushes.</summary>
    public double Force { get; private set; }

    public void Begin(ref Rng rng)
    {
        _seed = rng.NextUInt64();
        _number = 0;
        Schedule(0);
    }

    /// <summary>Writes the force of a step.</summary>
    /// <param name="data">The world before the physics.</param>
    /// <param name="step">Control steps since the start of the episode.</param>
    public void BeforeStep(MjData data, int step)
    {
        Span<double> force = data.XfrcApplied.Slice(WrenchSize * _body, 3);
        if (step == _end)
        {
            force.Clear();
            _number++;
            Schedule(step);
        }

        Force = 0;
        if (step >= _start)
        {
            Force = Draw(force);
        }
    }

    public void GetState(Span<double> state)
    {
        StateWords.Split(_seed, state);
        state[StateWords.Size] = _number;
        state[StateWords.Size + 1] = _start;
        state[StateWords.Size + 2] = _end;
    }

    public void SetState(ReadOnlySpan<double> state)
    {
        _seed = StateWords.Join(state);
        _number = (int)state[StateWords.Size];
        _start = (int)state[StateWords.Size + 1];
        _end = (int)state[StateWords.Size + 2];
    }

    private void Schedule(int from)
    {
        Rng rng = new(_seed, (ulong)_number);
        _start = from + Between(_config.Every, ref rng);
        _end = _start + Between(_config.Duration, ref rng);
    }

    // The same numbers at every step of one push.
    private double Draw(Span<double> force)
    {
        Rng rng = new(_seed, ~(ulong)_number);
        double size = rng.Uniform(_config.Force[0], _config.Force[1]);
        double squared = 0;
        for (int i = 0; i < _config.Axes.Count; i++)
        {
            double part = rng.Normal();
            force[_config.Axes[i][0] - 'x'] = part;
            squared += part * part;
        }

        double scale = size / Math.Sqrt(Math.Max(squared, double.Epsilon));
        for (int i = 0; i < force.Length; i++)
        {
            force[i] *= scale;
        }

        return size;
    }

    private static int Between(IReadOnlyList<int> bounds, ref Rng rng) => bounds[0] + (bounds[1] > bounds[0] ? rng.NextInt(bounds[1] - bounds[0] + 1) : 0);
}
