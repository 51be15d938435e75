using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class BenchMusikTests
{
    private static readonly string[] Small = ["bench", "musik", "--horizon", "2", "--seeds", "1", "--threads", "1", "--samples", "64", "--reward-samples", "32"];

    [Theory]
    [InlineData("--horizon", "1", "--horizon '1' is not understood at '1'; expected numbers from 2 to 1000")]
    [InlineData("--horizon", "6,x", "is not understood at 'x'")]
    [InlineData("--methods", "musick", "did you mean 'musik'?")]
    [InlineData("--seeds", "3..1", "--seeds '3..1' is not understood")]
    [InlineData("--samples", "5", "--samples is 5; expected at least 20.")]
    [InlineData("--reward-samples", "1", "--reward-samples is 1; expected at least 20.")]
    [InlineData("--definition", "mine", "--definition is 'mine'; expected code or text.")]
    [InlineData("--problem", "dail-images", "did you mean 'dial-images'?")]
    [InlineData("--problem", "lock,dial-images", "--problem is 'lock,dial-images'; expected one of lock, dial-sensors, dial-images.")]
    [InlineData("--threads", "0", "--threads is 0; expected at least 1.")]
    public void Musik_WrongOption_SaysWhatIsExpectedAndWritesNothing(string option, string value, string message)
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "musik", "--out", folder.File("out"), option, value);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public void Musik_FinishedRuns_AreReportedAndNeverMadeAgain()
    {
        using TemporaryFolder folder = new();
        string[] words = [.. Small, "--methods", "musik,uniform", "--out", folder.Path];
        CommandLine.Result result = CommandLine.Run(words);
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("musik h2 s1: return", result.Out, StringComparison.Ordinal);
        Assert.Contains(" 128 episodes, cover", result.Out, StringComparison.Ordinal); // 64 for the cover of the second layer, 32 for each layer's rewards
        Assert.Matches(@"\| 2 \| MusIK \| [01] of 1 \|", result.Out);
        Assert.Matches(@"\| 2 \| uniform exploration \| [01] of 1 \|", result.Out);
        Assert.Contains("BRIEE, published", File.ReadAllText(folder.File("episodes.svg")), StringComparison.Ordinal);
        byte[] before = File.ReadAllBytes(folder.File("code-h2/musik-s1.json"));

        CommandLine.Result again = CommandLine.Run(words);
        Assert.Equal(ExitCode.Ok, again.Code);
        Assert.DoesNotContain("musik h2 s1: return", again.Out, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.File("code-h2/musik-s1.json")));
        Assert.EndsWith(again.Out, result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dial-sensors", " 128 episodes, cover")]
    [InlineData("dial-images", " 640 episodes, cover")] // 512 more for the components
    public void Musik_DialLock_IsLearnedAndReportedApart(string problem, string episodes)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("table.md"), $"<!-- musik-{problem}:begin -->\n<!-- musik-{problem}:end -->\n");
        CommandLine.Result result = CommandLine.Run([.. Small, "--problem", problem, "--out", folder.Path, "--into", folder.File("table.md")]);
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains(episodes, result.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File($"{problem}-code-h2/musik-s1.json")));
        Assert.Contains("the dial lock in MuJoCo", File.ReadAllText(folder.File("table.md")), StringComparison.Ordinal);
        CommandLine.Result other = CommandLine.Run([.. Small, "--report", "--out", folder.Path]);
        Assert.Equal(ExitCode.Usage, other.Code);
    }

    [Fact]
    public void Musik_OtherBudgetOrDamagedFile_IsRefused()
    {
        using TemporaryFolder folder = new();
        string[] words = [.. Small, "--out", folder.Path];
        Assert.Equal(ExitCode.Ok, CommandLine.Run(words).Code);
        words[Array.IndexOf(words, "64")] = "65";
        CommandLine.Result other = CommandLine.Run(words);
        Assert.Equal(ExitCode.Usage, other.Code);
        Assert.Contains("Their numbers do not compare", other.Error, StringComparison.Ordinal);

        folder.Write("code-h2/musik-s1.json", "{");
        CommandLine.Result damaged = CommandLine.Run(words);
        Assert.Equal(ExitCode.Usage, damaged.Code);
        Assert.Contains("is damaged", damaged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Musik_ReportOfNothing_SaysSo()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "musik", "--report", "--out", folder.File("none"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("holds no finished run", result.Error, StringComparison.Ordinal);
    }
}
