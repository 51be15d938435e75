using RoboIrl.Reporting.Data;
using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class MetricsFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Curve_EmptyCells_AreLeftOut()
    {
        File.WriteAllText(_path, "steps,return,loss\n1,,0.5\n2,3.5,\n3,-1e2,0.25\n");
        Curve curve = MetricsFile.Read(_path).Curve("steps", "return");
        Assert.Equal([2, 3], curve.Steps);
        Assert.Equal([3.5, -100], curve.Values);
    }

    [Fact]
    public void Read_LineCutOffWhileWriting_IsLeftOut()
    {
        File.WriteAllText(_path, "steps,return\n1,2\n2,3\n3,4");
        Assert.Equal(2, MetricsFile.Read(_path).Count);
    }

    [Fact]
    public void Read_NotANumber_NamesLineAndColumn()
    {
        File.WriteAllText(_path, "steps,return\n1,2\n2,x\n");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => MetricsFile.Read(_path));
        Assert.Contains(":3: 'x' in column 'return'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WrongNumberOfCells_NamesTheLine()
    {
        File.WriteAllText(_path, "steps,return\n1,2,3\n");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => MetricsFile.Read(_path));
        Assert.Contains(":2 has 3 cells", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Curve_UnknownColumn_ListsTheColumns()
    {
        File.WriteAllText(_path, "steps,return\n1,2\n");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => MetricsFile.Read(_path).Curve("steps", "reward"));
        Assert.Contains("steps, return", error.Message, StringComparison.Ordinal);
    }
}
