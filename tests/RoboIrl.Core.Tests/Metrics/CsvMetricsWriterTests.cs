using RoboIrl.Core.Metrics;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Metrics;

public sealed class CsvMetricsWriterTests
{
    [Fact]
    public void Write_NewColumns_KeepEveryRow()
    {
        using TempFolder folder = new();
        string path = folder.At("metrics.csv");
        using (CsvMetricsWriter writer = new(path))
        {
            writer.Write(1, [new("b", 0.1)]);
            writer.Write(2, [new("a", 1e-300), new("b", double.NaN)]);
            writer.Write(3, [new("a", -5)]);
        }

        Assert.Equal("step,b,a\n1,0.1,\n2,NaN,1E-300\n3,,-5\n", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        CsvMetricsFile file = CsvMetricsFile.Read(path);
        Assert.Equal([(2L, 1e-300), (3L, -5d)], file.Series("a"));
        Assert.Empty(file.Series("none"));
    }

    [Fact]
    public void Write_Row_IsVisibleToReadersAtOnce()
    {
        using TempFolder folder = new();
        string path = folder.At("metrics.csv");
        using CsvMetricsWriter writer = new(path);
        writer.Write(1, [new("a", 2)]);
        Assert.Single(CsvMetricsFile.Read(path).Rows);
        writer.Write(2, [new("b", 2)]);
        writer.Write(3, [new("b", 2)]);
        Assert.Equal(3, CsvMetricsFile.Read(path).Rows.Count);
    }

    [Fact]
    public void Resume_CutsRowsBeyondTheCheckpointAndATornLine()
    {
        using TempFolder folder = new();
        string path = folder.Write("metrics.csv", "step,a\n10,1\n20,2\n30,3\n40,");
        using (CsvMetricsWriter writer = new(path, resumeStep: 20))
        {
            Assert.Equal("step,a\n10,1\n20,2\n", File.ReadAllText(path));
            writer.Write(25, [new("b", 9)]);
        }

        Assert.Equal("step,a,b\n10,1,\n20,2,\n25,,9\n", File.ReadAllText(path));
    }

    [Fact]
    public void Write_LastStepAgain_JoinsItsRow()
    {
        using TempFolder folder = new();
        string path = folder.At("metrics.csv");
        using (CsvMetricsWriter writer = new(path))
        {
            writer.Write(1, [new("a", 1)]);
            writer.Write(2, [new("a", 2), new("b", 3)]);
            writer.Write(2, [new("b", 4), new("c", 5)]);
        }

        Assert.Equal("step,a,b,c\n1,1,,\n2,2,4,5\n", File.ReadAllText(path));
        using (CsvMetricsWriter resumed = new(path, resumeStep: 2))
        {
            resumed.Write(2, [new("c", 6)]);
            Assert.Equal("step,a,b,c\n1,1,,\n2,2,4,6\n", File.ReadAllText(path));
            resumed.Write(3, [new("a", 7)]);
        }

        Assert.Equal("step,a,b,c\n1,1,,\n2,2,4,6\n3,7,,\n", File.ReadAllText(path));
    }

    [Fact]
    public void Resume_WithoutAFile_StartsOne()
    {
        using TempFolder folder = new();
        using (new CsvMetricsWriter(folder.At("metrics.csv"), resumeStep: 20))
        {
        }

        Assert.Equal("step\n", File.ReadAllText(folder.At("metrics.csv")));
    }

    [Fact]
    public void Open_NewRun_NeverOverwrites()
    {
        using TempFolder folder = new();
        Assert.Throws<IOException>(() => new CsvMetricsWriter(folder.Write("metrics.csv", "step\n")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("time,a\n1,2\n")]
    [InlineData("step,a,a\n")]
    [InlineData("step,a b\n")]
    [InlineData("\0\0\0")]
    public void Read_AnotherFile_IsRefused(string text)
    {
        using TempFolder folder = new();
        Assert.Contains("is not a metrics file", Assert.Throws<InvalidDataException>(() => CsvMetricsFile.Read(folder.Write("metrics.csv", text))).Message);
    }

    [Fact]
    public void Write_ProcessKilled_LosesNoRow()
    {
        using TempFolder folder = new();
        string path = folder.At("metrics.csv");
        using (ChildProcess child = TestProgram.Start("write-metrics", path))
        {
            TestProgram.WaitForLines(child, 200);
            child.Kill();
            int printed = child.Output.Count(static c => c == '\n');
            IReadOnlyList<string[]> rows = CsvMetricsFile.Read(path).Rows;
            Assert.True(rows.Count >= printed, $"{printed} rows were reported, {rows.Count} are there.");
            Assert.Equal(Enumerable.Range(1, rows.Count).Select(i => i.ToString()), rows.Select(r => r[0]));
        }
    }
}
