using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Randomization;

/// <summary>A task whose physics, actuators and sensors differ from episode to episode.</summary>
/// <remarks>
/// Everything is drawn from the world's own stream at the start of an episode and shown as info columns
/// <c>randomization_*</c>; the factors, late actions and coming pushes are part of the task's state, so a restored state goes on
/// bit by bit. The world must own its model: this writes into it. The reward sees the late action, as the robot does.
/// Tobin et al. 2017 (domain randomization); Peng et al. 2018 (dynamics, delay and observation noise).
/// </remarks>
internal sealed class RandomizedTask : ITask, IModelVariation
{
    // A state: step, noise, its seed, factors, delay, pushes, then the task's own.
    private const int FactorsAt = 2 + StateWords.Size;
    private readonly ITask _task;
    private readonly MjModel _model;
    private readonly RandomizationConfig _config;
    private readonly ParameterDraw[] _parameters;
    private readonly bool _changesInertia;
    private readonly double[] _factors;
    private readonly ActionDelay _delay;
    private readonly Pushes? _pushes;
    private readonly TremblingHand? _hand;
    private double _noise;
    private ulong _noiseSeed;
    private int _step;

    /// <param name="task">The task as it is.</param>
    /// <param name="model">The world's own model, as compiled.</param>
    /// <param name="config">What is drawn.</param>
    /// <exception cref="KeyNotFoundException">A name is not in the model.</exception>
    public RandomizedTask(ITask task, MjModel model, RandomizationConfig config)
    {
        (_task, _model, _config) = (task, model, config);
        _parameters = [.. config.Parameters.Select(p => new ParameterDraw(model, p))];
        _changesInertia = _parameters.Any(p => p.ChangesInertia);
        _delay = new ActionDelay(config.ActuatorDelay[0], config.ActuatorDelay[1], task.Action.Size);
        _pushes = config.Pushes.Body.Length > 0 ? new Pushes(model, config.Pushes) : null;
        _hand = config.Tremble > 0 ? new TremblingHand(task.Action, config.Tremble) : null;
        string[] names = [.. _parameters.SelectMany(p => p.FactorNames)];
        _factors = new double[names.Length];
        Array.Fill(_factors, 1); // the model is as compiled
        DrawNames = [.. Unique(names), .. OtherDraws()];
        InfoNames = [.. task.InfoNames, .. DrawNames, .. StepInfo()];
    }

    /// <inheritdoc/>
    public VectorSpec Observation => _task.Observation;

    /// <inheritdoc/>
    public VectorSpec Action => _task.Action;

    /// <inheritdoc/>
    public IReadOnlyList<string> InfoNames { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> DrawNames { get; }

    /// <inheritdoc/>
    public int DrawsAt => _task.InfoNames.Count;

    /// <inheritdoc/>
    public string? FaultReason => _task.FaultReason;

    /// <inheritdoc/>
    public int StateSize => FactorsAt + _factors.Length + _delay.StateSize + (_pushes is null ? 0 : Pushes.StateSize) + _task.StateSize;

    private bool HasDelay => _config.ActuatorDelay[1] > 0;

    private bool HasNoise => _config.ObservationNoise[1] > 0;

    /// <inheritdoc/>
    public void DrawModel(MjData data, ref Rng rng)
    {
        Span<double> rest = _factors;
        foreach (ParameterDraw parameter in _parameters)
        {
            parameter.Draw(rest[..parameter.FactorNames.Count], ref rng);
            rest = rest[parameter.FactorNames.Count..];
        }

        WriteModel(data);
    }

    /// <inheritdoc/>
    public void RestoreModel(MjData data, ReadOnlySpan<double> state)
    {
        ReadOnlySpan<double> factors = state.Slice(FactorsAt, _factors.Length);
        if (!factors.SequenceEqual(_factors))
        {
            factors.CopyTo(_factors);
            WriteModel(data);
        }
    }

    /// <inheritdoc/>
    public void InitializeEpisode(MjData data, ref Rng rng)
    {
        _delay.Begin(ref rng);
        _noise = rng.Uniform(_config.ObservationNoise[0], _config.ObservationNoise[1]);
        _noiseSeed = rng.NextUInt64();
        _pushes?.Begin(ref rng);
        _step = 0;
        _task.InitializeEpisode(data, ref rng);
    }

    /// <inheritdoc/>
    public void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        _pushes?.BeforeStep(data, _step);
        ReadOnlySpan<float> chosen = _hand is null ? action : _hand.Pass(action, _noiseSeed, _step);
        _task.BeforeStep(data, HasDelay ? _delay.Pass(chosen, _step) : chosen);
        _step++;
    }

    /// <inheritdoc/>
    public void Observe(MjData data, Span<double> observation)
    {
        _task.Observe(data, observation);
        if (!HasNoise)
        {
            return;
        }

        // A stream per step: observing twice, or after a restored state, gives the same numbers.
        Rng rng = new(_noiseSeed, (ulong)_step);
        foreach (ref double value in observation)
        {
            value += _noise * rng.Normal();
        }
    }

    /// <inheritdoc/>
    public double Reward(MjData data) => _task.Reward(data);

    /// <inheritdoc/>
    public bool IsTerminal(MjData data) => _task.IsTerminal(data);

    /// <inheritdoc/>
    public void ReadInfo(Span<double> values)
    {
        _task.ReadInfo(values[..DrawsAt]);
        ReadDraw(values.Slice(DrawsAt, DrawNames.Count));
        Span<double> rest = values[(DrawsAt + DrawNames.Count)..];
        rest = _pushes is null ? rest : Put(rest, _pushes.Force);
        _ = _hand is null ? rest : Put(rest, _hand.Trembled ? 1 : 0);
    }

    /// <inheritdoc/>
    public void ReadDraw(Span<double> values)
    {
        _factors.CopyTo(values);
        Span<double> rest = values[_factors.Length..];
        rest = HasDelay ? Put(rest, _delay.Steps) : rest;
        _ = HasNoise ? Put(rest, _noise) : rest;
    }

    /// <inheritdoc/>
    public void GetState(MjData data, Span<double> state)
    {
        state = Put(Put(state, _step), _noise);
        StateWords.Split(_noiseSeed, state);
        state = state[StateWords.Size..];
        _factors.CopyTo(state);
        state = state[_factors.Length..];
        _delay.GetState(state);
        state = state[_delay.StateSize..];
        if (_pushes is not null)
        {
            _pushes.GetState(state);
            state = state[Pushes.StateSize..];
        }

        _task.GetState(data, state);
    }

    /// <inheritdoc/>
    public int PlainStateSize => _task.PlainStateSize;

    /// <inheritdoc/>
    public void SetPlainState(MjData data, ReadOnlySpan<double> state) => _task.SetPlainState(data, state);

    /// <inheritdoc/>
    public void SetState(MjData data, ReadOnlySpan<double> state)
    {
        _step = (int)Math.Clamp(state[0], 0, int.MaxValue / 2);
        _noise = state[1];
        _noiseSeed = StateWords.Join(state[2..]);
        state = state[(FactorsAt + _factors.Length)..];
        _delay.SetState(state);
        state = state[_delay.StateSize..];
        if (_pushes is not null)
        {
            _pushes.SetState(state);
            state = state[Pushes.StateSize..];
        }

        _task.SetState(data, state);
    }

    private void WriteModel(MjData data)
    {
        foreach (ParameterDraw parameter in _parameters)
        {
            parameter.Restore(_model);
        }

        ReadOnlySpan<double> rest = _factors;
        foreach (ParameterDraw parameter in _parameters)
        {
            parameter.Apply(_model, rest[..parameter.FactorNames.Count]);
            rest = rest[parameter.FactorNames.Count..];
        }

        if (_changesInertia)
        {
            data.RecomputeConstants();
        }
    }

    private IEnumerable<string> OtherDraws()
    {
        if (HasDelay)
        {
            yield return "randomization_actuator_delay";
        }

        if (HasNoise)
        {
            yield return "randomization_observation_noise";
        }
    }

    private IEnumerable<string> StepInfo()
    {
        if (_pushes is not null)
        {
            yield return "randomization_push_force";
        }

        if (_hand is not null)
        {
            yield return "randomization_tremble";
        }
    }

    private static string[] Unique(string[] names)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        return [.. names.Select(name => (seen[name] = seen.GetValueOrDefault(name) + 1) == 1 ? name : $"{name}_{seen[name]}")];
    }

    private static Span<double> Put(Span<double> values, double value)
    {
        values[0] = value;
        return values[1..];
    }
}
