using System.Globalization;

namespace RoboIrl.Core.Metrics;

/// <summary>A <c>metrics.csv</c> as it lies on the disk, for tables, plots and resuming.</summary>
public sealed class CsvMetricsFile
{
    private CsvMetricsFile(string[] columns, IReadOnlyList<string[]> rows) => (Columns, Rows) = (columns, rows);

    /// <summary>Names of the columns; the first is <c>step</c>.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The complete rows, one text per column; an unfinished last line is left out.</summary>
    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Step of the last complete row; 0 where there is none.</summary>
    public long LastStep => Rows.Count > 0 ? StepOf(Rows[^1])!.Value : 0;

    /// <summary>Reads a file; it may be written to meanwhile.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is not a metrics file.</exception>
    public static CsvMetricsFile Read(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(stream);
        string text = reader.ReadToEnd();
        string[] lines = text.Split('\n');
        string[] columns = lines[0].Split(',');
        if (columns[0] != CsvMetricsWriter.StepColumn || columns.Distinct(StringComparer.Ordinal).Count() != columns.Length || !columns.All(MetricsHub.IsName))
        {
            throw new InvalidDataException($"'{path}' is not a metrics file: its first line is not 'step,...' with distinct names. Move it away to go on.");
        }

        // The last piece is empty after a complete line and a torn row otherwise: dropped in both cases.
        List<string[]> rows = [];
        for (int i = 1; i < lines.Length - 1; i++)
        {
            string[] cells = lines[i].Split(',');
            if (cells.Length == columns.Length && StepOf(cells) is not null)
            {
                rows.Add(cells);
            }
        }

        return new CsvMetricsFile(columns, rows);
    }

    /// <summary>The points of one metric: the rows that have a value for it.</summary>
    /// <param name="name">A column.</param>
    /// <returns>Steps and values, in the order of the file; empty where there is no such column.</returns>
    public IReadOnlyList<(long Step, double Value)> Series(string name)
    {
        int column = Columns.ToList().IndexOf(name);
        if (column < 0)
        {
            return [];
        }

        List<(long Step, double Value)> points = [];
        foreach (string[] row in Rows)
        {
            if (double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                points.Add((StepOf(row)!.Value, value));
            }
        }

        return points;
    }

    internal static long? StepOf(string[] row) =>
        long.TryParse(row[0], NumberStyles.None, CultureInfo.InvariantCulture, out long step) ? step : null;
}
