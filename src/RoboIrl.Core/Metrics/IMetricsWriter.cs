namespace RoboIrl.Core.Metrics;

/// <summary>Takes rows of metrics: a file, TensorBoard, a progress display.</summary>
public interface IMetricsWriter : IDisposable
{
    /// <summary>Takes one row. Called on the thread that writes the hub; what is written must be on its way to the disk when it returns.</summary>
    /// <param name="step">Environment steps; never less than in the row before.</param>
    /// <param name="values">The row's numbers by ordinal order of names; valid during the call only.</param>
    void Write(long step, ReadOnlySpan<MetricValue> values);
}
