using System.Globalization;

namespace RoboIrl.Reporting.Data;

/// <summary>A run's <c>metrics.csv</c>: a header row, then numbers; an empty cell means that the row has no such value.</summary>
public sealed class MetricsFile
{
    private readonly string _path;
    private readonly string[] _columns;
    private readonly List<double[]> _rows = [];

    private MetricsFile(string path, string[] columns) => (_path, _columns) = (path, columns);

    /// <summary>Names of the columns, in the file's order.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>Number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Reads the whole file. A last line that was cut off while being written is left out.</summary>
    /// <param name="path">The CSV file.</param>
    /// <exception cref="InvalidDataException">A cell is no number; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MetricsFile Read(string path)
    {
        string[] lines = File.ReadAllText(path).Split('\n');
        MetricsFile file = new(path, lines[0].TrimEnd('\r').Split(','));
        for (int i = 1; i < lines.Length - 1; i++)
        {
            file.Add(lines[i].TrimEnd('\r'), i + 1);
        }

        return file;
    }

    /// <summary>The rows that have a value in a column.</summary>
    /// <param name="stepColumn">Column of the steps.</param>
    /// <param name="valueColumn">Column of the values.</param>
    /// <exception cref="InvalidDataException">There is no such column; the message lists those there are.</exception>
    public Curve Curve(string stepColumn, string valueColumn)
    {
        (int x, int y) = (IndexOf(stepColumn), IndexOf(valueColumn));
        double[][] rows = [.. _rows.Where(r => double.IsFinite(r[x]) && double.IsFinite(r[y]))];
        return new Curve([.. rows.Select(r => r[x])], [.. rows.Select(r => r[y])]);
    }

    /// <summary>Whether there is a column of that name.</summary>
    /// <param name="column">The name.</param>
    public bool Has(string column) => Array.IndexOf(_columns, column) >= 0;

    private int IndexOf(string column) => Array.IndexOf(_columns, column) is >= 0 and var i
        ? i
        : throw new InvalidDataException($"{_path} has no column '{column}'; it has {string.Join(", ", _columns)}.");

    private void Add(string line, int number)
    {
        if (line.Length == 0)
        {
            return;
        }

        string[] cells = line.Split(',');
        if (cells.Length != _columns.Length)
        {
            throw new InvalidDataException($"{_path}:{number} has {cells.Length} cells where the header has {_columns.Length}.");
        }

        double[] row = new double[cells.Length];
        for (int c = 0; c < cells.Length; c++)
        {
            row[c] = cells[c].Length == 0
                ? double.NaN
                : double.TryParse(cells[c], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                    ? value
                    : throw new InvalidDataException($"{_path}:{number}: '{cells[c]}' in column '{_columns[c]}' is no number.");
        }

        _rows.Add(row);
    }
}
