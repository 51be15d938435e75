using RoboIrl.Core.Metrics;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Metrics;

public sealed class MetricsHubTests
{
    private sealed class Recorder : IMetricsWriter
    {
        public List<string> Rows { get; } = [];

        public bool Disposed { get; private set; }

        public void Write(long step, ReadOnlySpan<MetricValue> values)
        {
            string row = $"{step}:";
            foreach (MetricValue value in values)
            {
                row += $" {value.Name}={value.Value}";
            }

            Rows.Add(row);
        }

        public void Dispose() => Disposed = true;
    }

    [Fact]
    public void Write_AveragesSinceTheLastWrite_InOrderOfNames()
    {
        Recorder recorder = new();
        using (MetricsHub hub = new())
        {
            hub.Subscribe(recorder);
            hub.Write(0);
            hub.Add("b", 1);
            hub.Add("b", 2);
            hub.Add("a/x", 5);
            hub.Write(10);
            hub.Add("b", 7);
            hub.Write(20);
            hub.Write(30);
        }

        Assert.Equal(["10: a/x=5 b=1.5", "20: b=7"], recorder.Rows);
        Assert.True(recorder.Disposed);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Write_NonFinite_IsWrittenThenStops(double value)
    {
        Recorder recorder = new();
        using MetricsHub hub = new();
        hub.Subscribe(recorder);
        hub.Add("losses/q", 1);
        hub.Add("losses/q", value);
        NonFiniteMetricException error = Assert.Throws<NonFiniteMetricException>(() => hub.Write(77));
        Assert.Equal(("losses/q", 77L), (error.Name, error.Step));
        Assert.Contains("'losses/q' is", error.Message);
        Assert.Single(recorder.Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a,b")]
    [InlineData("step")]
    [InlineData("a\n")]
    public void Add_BadName_IsRefused(string name)
    {
        using MetricsHub hub = new();
        Assert.Throws<ArgumentException>(() => hub.Add(name, 1));
    }

    [Fact]
    public void Add_KnownName_AllocatesNothing()
    {
        using MetricsHub hub = new();
        Allocations.AssertNone(() => hub.Add("losses/policy_loss", 1));
    }

    [Fact]
    public void Add_FromSeveralThreads_LosesNothing()
    {
        Recorder recorder = new();
        using MetricsHub hub = new();
        hub.Subscribe(recorder);
        Parallel.For(0, 10_000, i => hub.Add($"m{i % 3}", i % 3));
        hub.Write(1);
        Assert.Equal(["1: m0=0 m1=1 m2=2"], recorder.Rows);
    }
}
