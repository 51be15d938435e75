using RoboIrl.Native;
using Xunit;

namespace RoboIrl.Native.Tests;

public sealed class BlasProbeTests
{
    [Fact]
    public void Measure_Here_NamesTheFileAndASpeed()
    {
        BlasReport? report = BlasProbe.Measure();
        Assert.NotNull(report);
        Assert.True(File.Exists(report.File), $"'{report.File}' is not a file");
        Assert.InRange(report.Gflops, 0.1, 10_000);
    }

    [Theory]
    [InlineData(2.3, true)]
    [InlineData(60, false)]
    public void IsSlow_Speed_TellsReferenceFromOptimised(double gflops, bool slow) =>
        Assert.Equal(slow, new BlasReport("libblas.so.3", "", gflops).IsSlow);
}
