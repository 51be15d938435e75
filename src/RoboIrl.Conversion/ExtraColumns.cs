using RoboIrl.Conversion.D4rl;
using RoboIrl.Core.Datasets;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion;

/// <summary>Writes the group <c>infos</c>: positions and velocities out of the states where their place is known, and the named values.</summary>
internal sealed class ExtraColumns : IDisposable
{
    private readonly Hdf5Group? _group;
    private readonly StateLayout? _layout;
    private readonly RowWriter<double>? _states;
    private readonly RowWriter<double>? _positions;
    private readonly RowWriter<double>? _velocities;
    private readonly List<RowWriter<float>> _infos = [];
    private readonly int _stateSize;

    /// <summary>Makes the columns that there are; no group where there are none.</summary>
    /// <param name="parent">The group above.</param>
    /// <param name="dataset">What is written.</param>
    /// <param name="rows">Rows of each column.</param>
    /// <param name="layout">Where positions are; null where unknown.</param>
    /// <param name="compressed">Whether they are packed with gzip.</param>
    /// <param name="stateName">Name of a column of whole states; null for none.</param>
    /// <exception cref="DatasetException">A named value has a name that cannot be one there.</exception>
    public ExtraColumns(Hdf5Group parent, Dataset dataset, long rows, StateLayout? layout, bool compressed, string? stateName = null)
    {
        DatasetDescription description = dataset.Description;
        _stateSize = description.StateSize;
        bool states = _stateSize > 0 && (layout is not null || stateName is not null);
        if (!states && !description.HasInfos)
        {
            return;
        }

        _group = parent.CreateGroup(InfoColumns.Group);
        if (states && layout is not null)
        {
            _layout = layout;
            _positions = new(_group, D4rlNames.Positions, Hdf5Element.Float64, rows, layout.Positions, compressed);
            _velocities = new(_group, D4rlNames.Velocities, Hdf5Element.Float64, rows, layout.Velocities, compressed);
        }

        if (states && stateName is not null)
        {
            _states = new(_group, stateName, Hdf5Element.Float64, rows, _stateSize, compressed);
        }

        if (description.HasInfos)
        {
            RefuseNames(description.Environment.InfoNames, dataset.Folder);
            _infos.AddRange(description.Environment.InfoNames.Select(n => new RowWriter<float>(_group, n, Hdf5Element.Float32, rows, 0, compressed)));
        }
    }

    /// <summary>Adds rows.</summary>
    /// <param name="states">[T, S]</param>
    /// <param name="infos">[T, K]</param>
    public void Add(ReadOnlySpan<double> states, ReadOnlySpan<float> infos)
    {
        _states?.Add(states);
        for (int at = 0; _layout is not null && at < states.Length; at += _stateSize)
        {
            _positions!.Add(_layout.PositionsOf(states.Slice(at, _stateSize)));
            _velocities!.Add(_layout.VelocitiesOf(states.Slice(at, _stateSize)));
        }

        for (int i = 0; i < infos.Length; i++)
        {
            _infos[i % _infos.Count].Add(infos.Slice(i, 1));
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Flush()
    {
        _states?.Flush();
        _positions?.Flush();
        _velocities?.Flush();
        _infos.ForEach(static i => i.Flush());
    }

    private static void RefuseNames(IReadOnlyList<string> names, string folder)
    {
        string? wrong = names.FirstOrDefault(static n => !InfoColumns.IsName(n)) ?? names.GroupBy(static n => n, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1)?.Key;
        if (wrong is not null)
        {
            throw new DatasetException($"The dataset '{folder}' has a named value '{wrong}', which cannot be a name in a file or is there twice. Record it anew under another name.");
        }
    }

    public void Dispose()
    {
        _states?.Dispose();
        _positions?.Dispose();
        _velocities?.Dispose();
        _infos.ForEach(static i => i.Dispose());
        _group?.Dispose();
    }
}
