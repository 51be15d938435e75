using System.Globalization;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion.Minari;

/// <summary>The columns of one episode of a Minari file, judged.</summary>
internal sealed class MinariEpisode : IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly FloatColumn _observations;
    private readonly FloatColumn _actions;
    private readonly FloatColumn _rewards;
    private readonly FlagColumn _terminations;
    private readonly FlagColumn _truncations;
    private readonly FloatColumn[] _infos;
    private readonly Hdf5Dataset? _states;
    private readonly ulong? _seed;
    private readonly ulong? _stream;

    /// <summary>Opens an episode.</summary>
    /// <exception cref="DatasetException">Rows are missing, or a shape or type is another one.</exception>
    /// <exception cref="Hdf5Exception">The file is damaged or refused.</exception>
    public MinariEpisode(Hdf5Group episode, DatasetDescription description)
    {
        try
        {
            (Where, _seed, _stream) = (episode.Where, episode.ReadAttribute(MinariNames.Seed), episode.ReadAttribute(MinariNames.Stream));
            _observations = Keep(FloatColumn.Vectors(episode, MinariNames.Observations));
            _actions = Keep(FloatColumn.Vectors(episode, MinariNames.Actions));
            _rewards = Keep(FloatColumn.Numbers(episode, MinariNames.Rewards));
            _terminations = Keep(FlagColumn.Open(episode, MinariNames.Terminations));
            _truncations = Keep(FlagColumn.Open(episode, MinariNames.Truncations));
            _infos = InfoColumns.Open(episode, description.HasInfos ? description.Environment.InfoNames : []);
            _open.AddRange(_infos);
            RequireSteps(_actions);
            Require(_observations.Where, "rows", _observations.Rows, Steps + 1);
            Require(_rewards.Where, "rows", _rewards.Rows, Steps);
            Require(_terminations.Where, "rows", _terminations.Rows, Steps);
            Require(_truncations.Where, "rows", _truncations.Rows, Steps);
            Require(_observations.Where, "numbers per row", _observations.Width, description.Environment.Observation.Size);
            Require(_actions.Where, "numbers per row", _actions.Width, description.Environment.Action.Size);
            foreach (FloatColumn info in _infos)
            {
                Require(info.Where, "rows", info.Rows, Steps + 1);
            }

            _states = description.StateSize > 0 ? Keep(OpenStates(episode, description.StateSize)) : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How messages name it.</summary>
    public string Where { get; }

    /// <summary>T.</summary>
    public int Steps => (int)_actions.Rows;

    /// <summary>Size of our states in an episode; 0 where it has none.</summary>
    public static int StateSizeIn(Hdf5Group episode)
    {
        if (episode.NodeOf(InfoColumns.Group) != Hdf5Node.Group)
        {
            return 0;
        }

        using Hdf5Group infos = episode.OpenGroup(InfoColumns.Group);
        if (infos.NodeOf(MinariNames.State) != Hdf5Node.Dataset)
        {
            return 0;
        }

        using Hdf5Dataset states = infos.OpenDataset(MinariNames.State);
        return states.Shape.Count == 2 && states.Shape[1] <= 1_000_000 ? (int)states.Shape[1] : 0;
    }

    /// <summary>Reads it.</summary>
    /// <param name="buffer">Takes it; made for the description.</param>
    /// <param name="index">Its number.</param>
    /// <exception cref="DatasetException">It holds what cannot be.</exception>
    public void ReadInto(EpisodeBuffer buffer, int index)
    {
        int s = buffer.StateSize;
        double[] info = new double[_infos.Length], states = ReadStates(s);
        buffer.Begin(_seed ?? 0, _stream ?? (ulong)index);
        for (int t = 0; t < Steps; t++)
        {
            for (int i = 0; i < info.Length; i++)
            {
                info[i] = _infos[i].Row(t + 1)[0]; // row 0 is of the reset
            }

            buffer.Add(states.AsSpan(t * s, s), _observations.Row(t), _actions.Row(t), _rewards.Row(t)[0], EndOf(t), info);
        }

        buffer.Finish(_observations.Row(Steps), states.AsSpan(Steps * s, s));
    }

    public void Dispose() => _open.ForEach(static c => c.Dispose());

    // An episode whose last row has no end was cut by whoever recorded it.
    private EpisodeEnd EndOf(int step)
    {
        bool terminated = _terminations.Row(step), truncated = _truncations.Row(step), last = step == Steps - 1;
        return terminated || truncated
            ? last
                ? terminated ? EpisodeEnd.Terminated : EpisodeEnd.Truncated
                : throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{Where} ends in row {step} of its {Steps} (terminations or truncations), expected in the last one."))
            : last ? EpisodeEnd.Truncated : EpisodeEnd.None;
    }

    // [T + 1, S]
    private double[] ReadStates(int size)
    {
        double[] states = new double[(Steps + 1) * size];
        _states?.Read(0, states.AsSpan());
        int wrong = states.AsSpan().IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
        return wrong < 0 ? states : throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{_states!.Where} holds {states[wrong]} in row {wrong / size}, element {wrong % size}, expected a finite number."));
    }

    private Hdf5Dataset OpenStates(Hdf5Group episode, int size)
    {
        using Hdf5Group infos = episode.OpenGroup(InfoColumns.Group);
        Hdf5Dataset states = infos.OpenDataset(MinariNames.State);
        if (states.Element == Hdf5Element.Float64 && states.Shape.Count == 2 && states.Shape[0] == Steps + 1 && states.Shape[1] == size)
        {
            return states;
        }

        states.Dispose();
        throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{states.Where} has the shape [{string.Join(", ", states.Shape)}] of {states.TypeName}, expected [{Steps + 1}, {size}] of float64."));
    }

    private T Keep<T>(T column)
        where T : IDisposable
    {
        _open.Add(column);
        return column;
    }

    // One more observation than steps has to be counted by an int.
    private static void RequireSteps(FloatColumn actions)
    {
        if (actions.Rows is < 1 or >= int.MaxValue)
        {
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{actions.Where} has {actions.Rows} rows, expected 1 to {int.MaxValue - 1}."));
        }
    }

    private static void Require(string where, string what, long is_, long expected)
    {
        if (is_ != expected)
        {
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{where} has {is_} {what}, expected {expected}."));
        }
    }
}
