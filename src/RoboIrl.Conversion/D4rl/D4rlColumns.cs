using System.Globalization;
using RoboIrl.Core.Datasets;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion.D4rl;

/// <summary>The columns of a D4RL file that a dataset is made of; all have the same number of rows.</summary>
internal sealed class D4rlColumns : IDisposable
{
    private readonly List<IDisposable> _open = [];

    /// <summary>Opens and judges the columns.</summary>
    /// <exception cref="DatasetException">One is missing, or of another shape or type.</exception>
    /// <exception cref="Hdf5Exception">The file is damaged or refused.</exception>
    public D4rlColumns(Hdf5Group root, bool infos)
    {
        try
        {
            Observations = Keep(FloatColumn.Vectors(root, D4rlNames.Observations));
            Actions = Keep(FloatColumn.Vectors(root, D4rlNames.Actions));
            Rewards = Keep(FloatColumn.Numbers(root, D4rlNames.Rewards));
            Terminals = Keep(FlagColumn.Open(root, D4rlNames.Terminals));
            Timeouts = root.NodeOf(D4rlNames.Timeouts) == Hdf5Node.None ? null : Keep(FlagColumn.Open(root, D4rlNames.Timeouts));
            NextObservations = root.NodeOf(D4rlNames.NextObservations) == Hdf5Node.None ? null : Keep(FloatColumn.Vectors(root, D4rlNames.NextObservations));
            Same(Actions.Where, Actions.Rows);
            Same(Rewards.Where, Rewards.Rows);
            Same(Terminals.Where, Terminals.Rows);
            Same(Timeouts?.Where, Timeouts?.Rows);
            Same(NextObservations?.Where, NextObservations?.Rows);
            if (NextObservations is { } next && next.Width != Observations.Width)
            {
                throw new DatasetException($"{next.Where} has {next.Width} numbers per row, {Observations.Where} has {Observations.Width}; expected the same.");
            }

            InfoNames = infos ? InfoColumns.NamesIn(root, Rows) : [];
            Infos = InfoColumns.Open(root, InfoNames);
            _open.AddRange(Infos);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public FloatColumn Observations { get; }

    public FloatColumn Actions { get; }

    public FloatColumn Rewards { get; }

    public FlagColumn Terminals { get; }

    /// <summary>Null in files of D4RL's version 0.</summary>
    public FlagColumn? Timeouts { get; }

    /// <summary>Null in files of D4RL's version 0.</summary>
    public FloatColumn? NextObservations { get; }

    public IReadOnlyList<string> InfoNames { get; }

    public FloatColumn[] Infos { get; }

    /// <summary>N.</summary>
    public long Rows => Observations.Rows;

    public void Dispose() => _open.ForEach(static c => c.Dispose());

    private T Keep<T>(T column)
        where T : IDisposable
    {
        _open.Add(column);
        return column;
    }

    private void Same(string? where, long? rows)
    {
        if (rows is { } count && count != Rows)
        {
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{where} has {count} rows, {Observations.Where} has {Rows}; expected the same."));
        }
    }
}
