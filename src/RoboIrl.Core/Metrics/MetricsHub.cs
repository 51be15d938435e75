using RoboIrl.Core.Learning;

namespace RoboIrl.Core.Metrics;

/// <summary>
/// Collects metrics between two writes and hands their averages to the writers. Thread-safe; <see cref="Add"/> of a known name allocates nothing.
/// </summary>
public sealed class MetricsHub : IMetrics, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private readonly List<IMetricsWriter> _writers = [];
    private readonly List<MetricValue> _row = [];

    /// <summary>Adds a writer; the hub disposes it.</summary>
    /// <param name="writer">Takes every later row.</param>
    public void Subscribe(IMetricsWriter writer) => _writers.Add(writer);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is not made of letters, digits, and <c>_ - . /</c>.</exception>
    public void Add(string name, double value)
    {
        lock (_gate)
        {
            Slot slot = SlotOf(name);
            slot.Sum += value;
            slot.Count++;
        }
    }

    /// <summary>Hands the averages to every writer and starts over. Nothing is written where nothing was reported.</summary>
    /// <param name="step">Environment steps so far.</param>
    /// <exception cref="NonFiniteMetricException">An average is NaN or infinite; the row was written before.</exception>
    public void Write(long step)
    {
        lock (_gate)
        {
            _row.Clear();
            foreach ((string name, Slot slot) in _slots)
            {
                if (slot.Count > 0)
                {
                    _row.Add(new MetricValue(name, slot.Sum / slot.Count));
                    (slot.Sum, slot.Count) = (0, 0);
                }
            }
        }

        if (_row.Count == 0)
        {
            return;
        }

        ReadOnlySpan<MetricValue> row = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_row);
        foreach (IMetricsWriter writer in _writers)
        {
            writer.Write(step, row);
        }

        foreach (MetricValue metric in row)
        {
            if (!double.IsFinite(metric.Value))
            {
                throw new NonFiniteMetricException(metric.Name, metric.Value, step);
            }
        }
    }

    /// <summary>Disposes the writers.</summary>
    public void Dispose()
    {
        foreach (IMetricsWriter writer in _writers)
        {
            writer.Dispose();
        }

        _writers.Clear();
    }

    /// <summary>Whether a name can stand in a CSV header and a TensorBoard tag as it is.</summary>
    internal static bool IsName(string name) =>
        name.Length is > 0 and <= 200 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/');

    private Slot SlotOf(string name)
    {
        if (!_slots.TryGetValue(name, out Slot? slot))
        {
            if (!IsName(name) || name == CsvMetricsWriter.StepColumn)
            {
                throw new ArgumentException($"A metric is named like 'losses/policy_loss', with letters, digits and '_-./'; '{name}' is not (and '{CsvMetricsWriter.StepColumn}' is taken).", nameof(name));
            }

            slot = new Slot();
            _slots.Add(name, slot);
        }

        return slot;
    }

    private sealed class Slot
    {
        public double Sum;
        public long Count;
    }
}
