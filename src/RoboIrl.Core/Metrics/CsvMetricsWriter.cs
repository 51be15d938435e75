using System.Globalization;

namespace RoboIrl.Core.Metrics;

/// <summary>
/// <c>metrics.csv</c>: a column <c>step</c>, then one per metric in the order they first appeared. A value that a row lacks is empty.
/// </summary>
/// <remarks>
/// A new metric adds a column, and values of the last row's step join that row: the file is then rewritten beside itself
/// and renamed, so that no row can get lost. So a step has one row, even where a resumed run reports on it again. Each row is handed to the operating system before <see cref="Write"/> returns: killing the process loses none.
/// </remarks>
public sealed class CsvMetricsWriter : IMetricsWriter
{
    internal const string StepColumn = "step";
    private readonly string _path;
    private readonly List<string> _columns = [StepColumn];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private string[] _cells = [""];
    private long? _lastStep;
    private FileStream _file;

    /// <summary>Opens or creates the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="resumeStep">Rows beyond this step are cut: the run goes on from a checkpoint of that step. Null for a new run.</param>
    /// <exception cref="InvalidDataException">The file exists and is not a metrics file.</exception>
    public CsvMetricsWriter(string path, long? resumeStep = null)
    {
        _path = path;
        if (resumeStep is { } last && File.Exists(path))
        {
            CsvMetricsFile old = CsvMetricsFile.Read(path);
            foreach (string column in old.Columns.Skip(1))
            {
                AddColumn(column);
            }

            List<string[]> kept = [.. old.Rows.Where(row => CsvMetricsFile.StepOf(row) is { } step && step <= last)];
            if (kept is [.., var end])
            {
                (_cells, _lastStep) = (end, CsvMetricsFile.StepOf(end));
            }

            _file = Replace(kept);
        }
        else
        {
            _file = LineFile.Create(path, LineOf(_columns));
        }
    }

    /// <inheritdoc/>
    public void Write(long step, ReadOnlySpan<MetricValue> values)
    {
        int before = _columns.Count;
        foreach (MetricValue value in values)
        {
            if (!_places.ContainsKey(value.Name))
            {
                AddColumn(value.Name);
            }
        }

        bool joins = step == _lastStep;
        Array.Resize(ref _cells, _columns.Count);
        if (!joins)
        {
            Array.Fill(_cells, "");
        }

        _cells[0] = step.ToString(CultureInfo.InvariantCulture);
        foreach (MetricValue value in values)
        {
            _cells[_places[value.Name]] = value.Value.ToString("R", CultureInfo.InvariantCulture);
        }

        if (joins || _columns.Count > before)
        {
            FileStream old = _file;
            IEnumerable<string[]> rows = CsvMetricsFile.Read(_path).Rows;
            _file = Replace((joins ? rows.SkipLast(1) : rows).Append(_cells));
            old.Dispose();
        }
        else
        {
            LineFile.Append(_file, LineOf(_cells));
            _file.Flush();
        }

        _lastStep = step;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void AddColumn(string name)
    {
        _places.Add(name, _columns.Count);
        _columns.Add(name);
    }

    private FileStream Replace(IEnumerable<string[]> rows) => LineFile.Replace(_path, rows.Select(Widen).Prepend(LineOf(_columns)));

    private string Widen(string[] row)
    {
        Array.Resize(ref row, _columns.Count);
        return LineOf(row);
    }

    private static string LineOf(IEnumerable<string?> cells) => string.Join(',', cells);
}
