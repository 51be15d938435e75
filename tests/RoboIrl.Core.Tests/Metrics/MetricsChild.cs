using RoboIrl.Core.Metrics;

namespace RoboIrl.Core.Tests.Metrics;

/// <summary>Writes metrics with new columns now and then, until it is killed.</summary>
internal sealed class MetricsChild(string file) : IDisposable
{
    private readonly CsvMetricsWriter _writer = new(file);

    public void WriteForever()
    {
        for (long step = 1; ; step++)
        {
            MetricValue[] row = [new($"m{step / 10}", step), new("always", step * 0.5)];
            _writer.Write(step, row);
            Console.WriteLine(step);
        }
    }

    public void Dispose() => _writer.Dispose();
}
