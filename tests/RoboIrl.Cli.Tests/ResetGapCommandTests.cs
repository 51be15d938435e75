using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class ResetGapCommandTests
{
    [Fact]
    public void Run_FewTrees_PrintsTheFittedCurvesAndDrawsThem()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Result result = CommandLine.Run("bench", "reset-gap", "--seeds", "3", "--out", folder.File("gap"));
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("MM, no resets: exponential.", result.Out, StringComparison.Ordinal);
        Assert.Contains("NRMM: polynomial.", result.Out, StringComparison.Ordinal);
        Assert.Contains("| 16 |", result.Out, StringComparison.Ordinal);
        Assert.Contains("272 |", result.Out, StringComparison.Ordinal); // MMDP at horizon 16: 16 x 17
        Assert.Contains("log10 of environment steps", File.ReadAllText(folder.File("gap/reset-gap.svg")), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("gap/reset-gap.png")));
    }
}
