using System.Text.Json.Nodes;
using RoboIrl.Cli.Terminal;
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
    [InlineData("--samples", "5", "--samples is 5; expected 20 to 262144.")]
    [InlineData("--samples", "2000000000", "--samples is 2000000000; expected 20 to 262144.")]
    [InlineData("--reward-samples", "1", "--reward-samples is 1; expected 20 to 262144.")]
    [InlineData("--reward-samples", "262145", "--reward-samples is 262145; expected 20 to 262144.")]
    [InlineData("--most-samples", "-1", "--most-samples is -1; expected 20 to 262144.")]
    [InlineData("--most-samples", "2000000000", "--most-samples is 2000000000; expected 20 to 262144.")]
    [InlineData("--most-samples", "4000", "Expected at least 4096, or fewer --samples, or 0.")]
    [InlineData("--definition", "mine", "--definition is 'mine'; expected code or text.")]
    [InlineData("--problem", "dail-images", "did you mean 'dial-images'?")]
    [InlineData("--problem", "lock,dial-images", "--problem is 'lock,dial-images'; expected one of lock, dial-sensors, dial-images.")]
    [InlineData("--threads", "0", "--threads is 0; expected 1 to 256.")]
    [InlineData("--threads", "300", "--threads is 300; expected 1 to 256.")]
    public void Musik_WrongOption_SaysWhatIsExpectedAndWritesNothing(string option, string value, string message) =>
        IsRefused(message, option, value);

    [Theory]
    [InlineData("ppo-rnd plays at least 100 episodes, and H = 2 with --samples 20 and --reward-samples 20 allows 60 in all", "--samples", "20", "--reward-samples", "20", "--horizon", "2", "--methods", "ppo-rnd")]
    [InlineData("homer never doubles its own. Leave homer out of --methods", "--most-samples", "16384", "--methods", "musik,homer")]
    [InlineData("musik-general never doubles its own", "--most-samples", "16384", "--methods", "musik-general")]
    [InlineData("musik-s1-n2048-1024-m16384.json' is not there: run --methods musik with the same sizes first", "--most-samples", "16384", "--horizon", "6", "--methods", "uniform")]
    public void Musik_OptionsThatDoNotFit_AreRefusedBeforeAnyWork(string message, params string[] words) => IsRefused(message, words);

    [Fact]
    public void Musik_FinishedRuns_AreReportedAndNeverMadeAgain()
    {
        using TemporaryFolder folder = new();
        string[] words = [.. Small, "--methods", "musik,uniform", "--out", folder.Path];
        CommandLine.Result result = CommandLine.Run(words);
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("musik h2 s1: return", result.Out, StringComparison.Ordinal);
        Assert.Contains(" 128 episodes, cover", result.Out, StringComparison.Ordinal); // 64 for the cover of the second layer, 32 for each layer's rewards
        Assert.Contains("| 2 | MusIK | 64 + 32 | 1 | ", result.Out, StringComparison.Ordinal);
        Assert.Contains("| 2 | PSDP, uniform actions | - | 1 | ", result.Out, StringComparison.Ordinal);
        Assert.Contains("BRIEE, published", File.ReadAllText(folder.File("episodes.svg")), StringComparison.Ordinal);
        byte[] before = File.ReadAllBytes(folder.File("code-h2/musik-s1-n64-32.json"));

        CommandLine.Result again = CommandLine.Run(words);
        Assert.Equal(ExitCode.Ok, again.Code);
        Assert.DoesNotContain("musik h2 s1: return", again.Out, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.File("code-h2/musik-s1-n64-32.json")));
        Assert.EndsWith(again.Out, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Musik_LockThatChanceDoesNotOpen_IsOpenedByMusikOnly()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "musik", "--horizon", "6", "--seeds", "1", "--methods", "musik,uniform", "--out", folder.Path);
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("| 6 | MusIK | 2,048 + 1,024 | 1 | 1 of 1 |", result.Out, StringComparison.Ordinal);
        Assert.Contains("| 6 | PSDP, uniform actions | - | 1 | 0 of 1 |", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Musik_StoppedAfterItsFirstRun_GoesOnToTheSameResults()
    {
        using TemporaryFolder unbroken = new(), stopped = new();
        string[] words = [.. Small, "--methods", "musik,uniform", "--out"];
        Assert.Equal(ExitCode.Ok, CommandLine.Run([.. words, unbroken.Path]).Code);

        using CancellationTokenSource stop = new();
        using StoppingWriter output = new("musik h2 s1: return", stop);
        Assert.Equal(ExitCode.Stopped, Application.Run([.. words, stopped.Path], new Screen(output, TextWriter.Null, Interactive: false), stop.Token));
        Assert.Equal(["musik-s1-n64-32.json"], Directory.EnumerateFiles(stopped.File("code-h2")).Select(Path.GetFileName));

        Assert.Equal(ExitCode.Ok, CommandLine.Run([.. words, stopped.Path]).Code);
        foreach (string file in new[] { "code-h2/musik-s1-n64-32.json", "code-h2/uniform-s1-n64-32.json" })
        {
            Assert.Equal(WithoutTimes(unbroken.File(file)), WithoutTimes(stopped.File(file)));
        }
    }

    [Fact]
    public void Musik_StoppedBeforeItsJudge_KeepsNothing()
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource stop = new();
        using StoppingWriter error = new("psdp 0->0", stop); // the last thing that is learned
        Assert.Equal(ExitCode.Stopped, Application.Run([.. Small, "--out", folder.Path], new Screen(TextWriter.Null, error, Interactive: false), stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("dial-sensors", " 128 episodes, cover")]
    [InlineData("dial-images", " 640 episodes, cover")] // 512 more for the components
    public void Musik_DialLock_IsReportedApart(string problem, string episodes)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("table.md"), $"<!-- musik-{problem}:begin -->\n<!-- musik-{problem}:end -->\n");
        CommandLine.Result result = CommandLine.Run([.. Small, "--problem", problem, "--out", folder.Path, "--into", folder.File("table.md")]);
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains(episodes, result.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File($"{problem}-code-h2/musik-s1-n64-32.json")));
        Assert.Contains("the dial lock in MuJoCo", File.ReadAllText(folder.File("table.md")), StringComparison.Ordinal);
        CommandLine.Result other = CommandLine.Run([.. Small, "--report", "--out", folder.Path]);
        Assert.Equal(ExitCode.Usage, other.Code);
    }

    [Fact]
    public void Musik_DialSeenThroughSensors_Opens()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "musik", "--problem", "dial-sensors", "--horizon", "3", "--seeds", "1", "--threads", "1", "--samples", "1024", "--reward-samples", "512", "--out", folder.Path);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("| 3 | MusIK | 1,024 + 512 | 1 | 1 of 1 |", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Musik_Detour_TakesNoOptionOfLocks()
    {
        IsRefused("--methods has no meaning with --detour", "--detour", "--methods", "musik");
        IsRefused("--horizon has no meaning with --detour", "--detour", "--horizon", "1");
    }

    [Fact]
    public void Musik_FewerEpisodesThanARound_IsRefusedBeforeTheWork() =>
        IsRefused("briee plays at least 10020 episodes, and H = 100 with --samples 20 and --reward-samples 20 allows 3980", "--methods", "uniform,briee", "--horizon", "100", "--samples", "20", "--reward-samples", "20");

    [Fact]
    public void Musik_MostSamples_GivesOthersWhatMusikNeeded()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "musik", "--horizon", "2", "--seeds", "1", "--threads", "1", "--samples", "20", "--reward-samples", "40", "--most-samples", "640", "--methods", "uniform,musik", "--out", folder.Path);
        Assert.Equal(ExitCode.Ok, result.Code);
        long musik = LockFiles.Number(folder.File("code-h2/musik-s1-n20-40-m640.json"), "episodes");
        Assert.True(musik > 100, "twenty episodes cannot show a gain beyond two standard errors, so they were doubled");
        Assert.Equal(musik, LockFiles.Number(folder.File("code-h2/uniform-s1-n20-40-m640.json"), "episodes")); // PSDP on uniform actions spends its budget to the last pair
    }

    private static void IsRefused(string message, params string[] words)
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run(["bench", "musik", "--out", folder.File("out"), .. words]);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    private static string WithoutTimes(string path)
    {
        JsonObject file = LockFiles.Read(path);
        Assert.True(file.Remove("seconds") && file.Remove("processor_seconds"));
        return file.ToJsonString();
    }

    /// <summary>Asks for a stop once a line holds a text.</summary>
    private sealed class StoppingWriter(string text, CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        }
    }
}
