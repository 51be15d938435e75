using System.Runtime.InteropServices;
using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Datasets;

/// <summary>An episode while it is lived: grows step by step, then is appended to a dataset as a whole. Keeps its memory for the next one.</summary>
/// <param name="description">The dataset it is for.</param>
public sealed class EpisodeBuffer(DatasetDescription description)
{
    private readonly List<float> _observations = [];
    private readonly List<float> _actions = [];
    private readonly List<float> _rewards = [];
    private readonly List<byte> _terminated = [];
    private readonly List<byte> _truncated = [];
    private readonly List<double> _states = [];
    private readonly List<float> _infos = [];
    private readonly float[] _finalObservation = new float[description.Environment.Observation.Size];
    private readonly double[] _finalState = new double[description.StateSize];
    private ulong _seed;
    private ulong _stream;

    /// <summary>S, doubles per state; 0 where the dataset has none.</summary>
    public int StateSize => _finalState.Length;

    /// <summary>T, steps so far.</summary>
    public int Steps => _rewards.Count;

    /// <summary>The episode; finished where the last <see cref="Add"/> had an end. Valid until the buffer changes.</summary>
    public Trajectory Trajectory => new()
    {
        Observations = CollectionsMarshal.AsSpan(_observations),
        Actions = CollectionsMarshal.AsSpan(_actions),
        Rewards = CollectionsMarshal.AsSpan(_rewards),
        Terminated = CollectionsMarshal.AsSpan(_terminated),
        Truncated = CollectionsMarshal.AsSpan(_truncated),
        States = CollectionsMarshal.AsSpan(_states),
        Infos = CollectionsMarshal.AsSpan(_infos),
        FinalObservation = _finalObservation,
        FinalState = _finalState,
        Seed = _seed,
        Stream = _stream,
    };

    /// <summary>Forgets the last episode.</summary>
    /// <param name="seed">Seed of the world.</param>
    /// <param name="stream">Stream of that seed.</param>
    public void Begin(ulong seed, ulong stream)
    {
        (_seed, _stream) = (seed, stream);
        _observations.Clear();
        _actions.Clear();
        _rewards.Clear();
        _terminated.Clear();
        _truncated.Clear();
        _states.Clear();
        _infos.Clear();
    }

    /// <summary>Appends a step. Where it both terminated and truncated the episode it counts as terminated: there was no future to cut.</summary>
    /// <param name="state">[S] the state before the action; empty where the dataset has none.</param>
    /// <param name="observation">[O] the observation before the action.</param>
    /// <param name="action">[A]</param>
    /// <param name="reward">Its reward.</param>
    /// <param name="end">How it ended the episode.</param>
    /// <param name="info">[K] named values of the step; empty where the dataset has none.</param>
    /// <exception cref="ArgumentException">A size is not the dataset's.</exception>
    public void Add(ReadOnlySpan<double> state, ReadOnlySpan<float> observation, ReadOnlySpan<float> action, float reward, EpisodeEnd end, ReadOnlySpan<double> info)
    {
        Require(state.Length, description.StateSize, nameof(state));
        Require(observation.Length, _finalObservation.Length, nameof(observation));
        Require(action.Length, description.Environment.Action.Size, nameof(action));
        Require(info.Length, description.InfoSize, nameof(info));
        bool terminated = (end & EpisodeEnd.Terminated) != 0;
        _states.AddRange(state);
        _observations.AddRange(observation);
        _actions.AddRange(action);
        _rewards.Add(reward);
        _terminated.Add(terminated ? (byte)1 : (byte)0);
        _truncated.Add(!terminated && (end & EpisodeEnd.Truncated) != 0 ? (byte)1 : (byte)0);
        foreach (double value in info)
        {
            _infos.Add((float)value);
        }
    }

    /// <summary>Sets what is after the last step.</summary>
    /// <param name="observation">[O] the last observation.</param>
    /// <param name="state">[S] the state it shows; empty where the dataset has none.</param>
    /// <exception cref="ArgumentException">A size is not the dataset's.</exception>
    public void Finish(ReadOnlySpan<float> observation, ReadOnlySpan<double> state)
    {
        Require(observation.Length, _finalObservation.Length, nameof(observation));
        Require(state.Length, _finalState.Length, nameof(state));
        observation.CopyTo(_finalObservation);
        state.CopyTo(_finalState);
    }

    private static void Require(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"The step's {name} has {length} numbers, expected {expected}.", name);
        }
    }
}
