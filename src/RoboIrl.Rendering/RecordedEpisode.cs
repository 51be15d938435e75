using System.Globalization;
using System.Runtime.InteropServices;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;

namespace RoboIrl.Rendering;

/// <summary>What is kept of an episode so that it can be drawn, and looked into, after the stepping: T steps, T + 1 states.</summary>
/// <remarks>
/// A file of it is safetensors: <c>states</c> [T+1, S] double, <c>actions</c> [T, A] float, <c>rewards</c> [T] double and, where
/// the environment names values beside the reward, <c>info</c> [T, K] double with their names in the metadata.
/// </remarks>
public sealed class RecordedEpisode
{
    private readonly List<double> _states = [];
    private readonly List<float> _actions = [];
    private readonly List<double> _rewards = [];
    private readonly List<double> _info = [];

    /// <summary>An episode without a step.</summary>
    /// <param name="environmentId">Registered id.</param>
    /// <param name="stateSize">S, the model's <c>StateSize</c>.</param>
    /// <param name="actionSize">A.</param>
    /// <param name="controlTimestep">Seconds per step.</param>
    /// <param name="seed">Seed of the world.</param>
    /// <param name="stream">Stream of that seed: the episode's number.</param>
    /// <param name="infoNames">Names of the values beside the reward (reward terms first), K of them; none by default.</param>
    public RecordedEpisode(
        string environmentId, int stateSize, int actionSize, double controlTimestep, ulong seed, ulong stream, IReadOnlyList<string>? infoNames = null)
    {
        InfoNames = infoNames ?? [];
        (EnvironmentId, StateSize, ActionSize, ControlTimestep, Seed, Stream) = (environmentId, stateSize, actionSize, controlTimestep, seed, stream);
    }

    /// <summary>Registered id of the environment.</summary>
    public string EnvironmentId { get; }

    /// <summary>S, doubles per state.</summary>
    public int StateSize { get; }

    /// <summary>A, floats per action.</summary>
    public int ActionSize { get; }

    /// <summary>Seconds per step.</summary>
    public double ControlTimestep { get; }

    /// <summary>Seed of the world.</summary>
    public ulong Seed { get; }

    /// <summary>Stream of that seed.</summary>
    public ulong Stream { get; }

    /// <summary>How the last step ended the episode; <see cref="EpisodeEnd.None"/> where it was broken off.</summary>
    public EpisodeEnd End { get; private set; }

    /// <summary>T, number of steps.</summary>
    public int Steps => _rewards.Count;

    /// <summary>Undiscounted sum of the rewards.</summary>
    public double Return => _rewards.Sum();

    /// <summary>[T] the rewards.</summary>
    public IReadOnlyList<double> Rewards => _rewards;

    /// <summary>Names of the values beside the reward, K of them.</summary>
    public IReadOnlyList<string> InfoNames { get; }

    /// <summary>The values beside the reward of one step.</summary>
    /// <param name="step">0 .. T-1.</param>
    /// <returns>[K] a view, valid until the next <see cref="Add"/>.</returns>
    public ReadOnlySpan<double> Info(int step) => CollectionsMarshal.AsSpan(_info).Slice(step * InfoNames.Count, InfoNames.Count);

    /// <summary>The state before step <paramref name="index"/>, or the last one for T.</summary>
    /// <param name="index">0 .. T.</param>
    /// <returns>[S] a view, valid until the next <see cref="Add"/>.</returns>
    public ReadOnlySpan<double> State(int index) => CollectionsMarshal.AsSpan(_states).Slice(index * StateSize, StateSize);

    /// <summary>Sets the state that the episode starts in.</summary>
    /// <param name="state">[S]</param>
    public void Begin(ReadOnlySpan<double> state)
    {
        if (_states.Count > 0)
        {
            throw new InvalidOperationException("The episode has begun already.");
        }

        Append(state);
    }

    /// <summary>Appends a step.</summary>
    /// <param name="action">[A]</param>
    /// <param name="reward">Its reward.</param>
    /// <param name="state">[S] the state after it.</param>
    /// <param name="end">How it ended the episode.</param>
    /// <param name="info">[K] the values beside the reward.</param>
    public void Add(ReadOnlySpan<float> action, double reward, ReadOnlySpan<double> state, EpisodeEnd end, ReadOnlySpan<double> info = default)
    {
        if (info.Length != InfoNames.Count)
        {
            throw new ArgumentException($"The step has {info.Length} info values, expected {InfoNames.Count}.", nameof(info));
        }

        if (action.Length != ActionSize)
        {
            throw new ArgumentException($"The action has {action.Length} elements, expected {ActionSize}.", nameof(action));
        }

        Append(state);
        _actions.AddRange(action);
        _rewards.Add(reward);
        _info.AddRange(info);
        End = end;
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where; its folder is created.</param>
    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using FileStream file = new(path, FileMode.Create, FileAccess.Write);
        SafetensorsWriter.Write(
            file,
            [
                ("states", SafetensorsType.F64, [Steps + 1, StateSize], MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_states)).ToArray()),
                ("actions", SafetensorsType.F32, [Steps, ActionSize], MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_actions)).ToArray()),
                ("rewards", SafetensorsType.F64, [Steps], MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_rewards)).ToArray()),
                .. InfoTensor(),
            ],
            new Dictionary<string, string>
            {
                ["environment"] = EnvironmentId,
                ["control_timestep"] = ControlTimestep.ToString("R", CultureInfo.InvariantCulture),
                ["seed"] = Seed.ToString(CultureInfo.InvariantCulture),
                ["stream"] = Stream.ToString(CultureInfo.InvariantCulture),
                ["info"] = string.Join('\n', InfoNames),
                ["end"] = ((int)End).ToString(CultureInfo.InvariantCulture),
            });
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">From <see cref="Save"/>.</param>
    /// <exception cref="InvalidDataException">It holds no episode.</exception>
    public static RecordedEpisode Load(string path)
    {
        using SafetensorsReader reader = new(path);
        try
        {
            (long[] states, long[] actions) = ([.. reader.Entries["states"].Shape], [.. reader.Entries["actions"].Shape]);
            RecordedEpisode episode = new(
                reader.Metadata["environment"], (int)states[1], (int)actions[1],
                double.Parse(reader.Metadata["control_timestep"], CultureInfo.InvariantCulture),
                ulong.Parse(reader.Metadata["seed"], CultureInfo.InvariantCulture),
                ulong.Parse(reader.Metadata["stream"], CultureInfo.InvariantCulture),
                reader.Metadata.GetValueOrDefault("info", "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                End = (EpisodeEnd)int.Parse(reader.Metadata["end"], CultureInfo.InvariantCulture),
            };
            if (states[0] != actions[0] + 1)
            {
                throw new InvalidDataException($"'{path}' has {states[0]} states for {actions[0]} steps; expected one more state than steps.");
            }

            Fill(reader, "states", episode._states, checked((int)(states[0] * states[1])));
            Fill(reader, "actions", episode._actions, checked((int)(actions[0] * actions[1])));
            Fill(reader, "rewards", episode._rewards, checked((int)actions[0]));
            if (episode.InfoNames.Count > 0)
            {
                Fill(reader, "info", episode._info, checked((int)actions[0] * episode.InfoNames.Count));
            }

            return episode;
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"'{path}' holds no recorded episode: {e.Message}", e);
        }
    }

    private IEnumerable<(string Name, SafetensorsType Type, long[] Shape, ReadOnlyMemory<byte> Data)> InfoTensor()
    {
        if (InfoNames.Count > 0)
        {
            yield return ("info", SafetensorsType.F64, [Steps, InfoNames.Count], MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_info)).ToArray());
        }
    }

    private static void Fill<T>(SafetensorsReader reader, string name, List<T> list, int count)
        where T : unmanaged
    {
        CollectionsMarshal.SetCount(list, count);
        reader.Read(name, CollectionsMarshal.AsSpan(list));
    }

    private void Append(ReadOnlySpan<double> state)
    {
        if (state.Length != StateSize)
        {
            throw new ArgumentException($"The state has {state.Length} numbers, expected {StateSize}.", nameof(state));
        }

        _states.AddRange(state);
    }
}
