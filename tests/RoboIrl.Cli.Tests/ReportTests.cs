using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Core.Runs;
using RoboIrl.Reporting.Published;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class ReportTests
{
    [Fact]
    public void Report_UnfinishedRun_IsNamedAndLeftOutUnlessAsked()
    {
        using TemporaryFolder folder = new();
        Train(folder, 1);
        Train(folder, 2);
        Train(folder, 3);
        SetState(folder.File("runs/s2"), "stopped", 256);
        SetState(folder.File("runs/s3"), "running", 0); // the status is older than the metrics, and no process holds it
        CommandLine.Result result = Reported(folder, folder.File("runs"));
        Assert.Contains("| locomotion/hopper-v5 | ppo | 512 | 1 |", result.Out, StringComparison.Ordinal);
        Assert.Contains($"{folder.File("runs/s2")} is not finished (stopped at 512 of 512 steps)", result.Error, StringComparison.Ordinal);
        Assert.Contains("s3 is not finished (interrupted at 512 of 512 steps) and is left out; --partial takes it in", result.Error, StringComparison.Ordinal);
        Assert.Contains("Not finished: ppo locomotion/hopper-v5 s2 100 % (left out), s3 100 % (left out).", result.Out, StringComparison.Ordinal);

        CommandLine.Result partial = Reported(folder, folder.File("runs"), "--partial");
        Assert.Contains("| locomotion/hopper-v5 | ppo | 512 | 3 (2 unfinished) |", partial.Out, StringComparison.Ordinal);
        Assert.Contains("Not finished: ppo locomotion/hopper-v5 s2 100 %, s3 100 %.", partial.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NothingFinished_SaysHowToSeeIt()
    {
        using TemporaryFolder folder = new();
        string run = Train(folder, 1);
        SetState(run, "stopped", 256);
        CommandLine.Result result = Report(folder, run);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("None of the runs is finished; --partial", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("report")));
    }

    [Theory]
    [InlineData("config.yaml", "environment: {id: locomotion/no-such-body-v5}\nlearner: ppo\ntotal_steps: 512\n", "locomotion/no-such-body-v5", ExitCode.Usage)]
    [InlineData("config.yaml", "environment: [\n", "not valid YAML", ExitCode.Usage)]
    [InlineData("status.json", "{", "status.json", ExitCode.Usage)]
    [InlineData("metrics.csv", "not,a,table\n", "is not a metrics file", ExitCode.Failure)]
    [InlineData("metrics.csv", null, "metrics.csv", ExitCode.Failure)]
    public void Report_DamagedRunAmongOthers_IsOneLineAndTheOthersAreReported(string file, string? content, string expected, int code)
    {
        using TemporaryFolder folder = new();
        Train(folder, 1);
        string broken = Train(folder, 2);
        string path = Path.Combine(broken, file);
        File.Delete(path);
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }

        CommandLine.Result result = Report(folder, folder.File("runs"));
        Assert.Equal(code, result.Code);
        string line = Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.StartsWith($"error: {broken} is left out: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.Contains("| locomotion/hopper-v5 | ppo | 512 | 1 |", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_RunThatHasJustBegun_IsNotBegunYet()
    {
        using TemporaryFolder folder = new();
        Train(folder, 1);
        string fresh = Train(folder, 2);
        File.Delete(RunFolder.StatusPathOf(fresh));
        File.Delete(Path.Combine(fresh, "metrics.csv"));
        CommandLine.Result result = Reported(folder, folder.File("runs"), "--partial");
        Assert.Contains("s2 is not finished (not begun) and is left out", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--partial", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_SeveralFolders_GoIntoOneDocument()
    {
        using TemporaryFolder folder = new();
        string one = Train(folder, 1);
        string two = Train(folder, 2);
        string document = folder.Write("README.md", "before\n<!-- results:begin -->\nwhat was here\n<!-- results:end -->\nafter\n");
        CommandLine.Result result = Reported(folder, one, two, one, "--into", document);
        string text = File.ReadAllText(document);
        Assert.StartsWith("before\n<!-- results:begin -->\n| environment |", text, StringComparison.Ordinal);
        Assert.EndsWith("<!-- results:end -->\nafter\n", text, StringComparison.Ordinal);
        Assert.Contains("| locomotion/hopper-v5 | ppo | 512 | 2 |", text, StringComparison.Ordinal);
        Assert.Contains("2,741 +- 269 (8M)", text, StringComparison.Ordinal);
        Assert.Contains("Trained with commit ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("what was here", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_DocumentWithoutTheSection_IsToldBeforeAnythingIsWritten()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = Report(folder, Train(folder, 1), "--into", folder.Write("README.md", "nothing\n"));
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("<!-- results:begin -->", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("report")));
    }

    [Fact]
    public void Report_OneSeedInTwoFolders_IsWarnedOf()
    {
        using TemporaryFolder folder = new();
        string one = Train(folder, 1);
        string two = folder.File("runs/copy");
        Directory.CreateDirectory(two);
        foreach (string file in (string[])["config.yaml", "status.json", "metrics.csv"])
        {
            File.Copy(Path.Combine(one, file), Path.Combine(two, file));
        }

        CommandLine.Result result = Report(folder, folder.File("runs"));
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("the same experiment with the same seed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_SeedsOfDifferentSettings_AreWarnedOf()
    {
        using TemporaryFolder folder = new();
        Train(folder, 1);
        string other = RunFolder.ConfigPathOf(Train(folder, 2));
        Assert.DoesNotContain("differ in", Report(folder, folder.File("runs")).Error, StringComparison.Ordinal); // in the seed alone
        File.WriteAllText(other, File.ReadAllText(other).Replace("  discount: 0.99", "  discount: 0.9", StringComparison.Ordinal).Replace("  epochs: 2\n", "", StringComparison.Ordinal));
        CommandLine.Result result = Report(folder, folder.File("runs"));
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("the runs of ppo locomotion/hopper-v5 count as seeds of one experiment but differ in ppo.discount (0.99, 0.9); ppo.epochs (2, -)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_RunsInBFloat16_AreToldApart()
    {
        using TemporaryFolder folder = new();
        string first = RunFolder.ConfigPathOf(Train(folder, 1)), second = RunFolder.ConfigPathOf(Train(folder, 2));
        const string Float32 = "  precision: float32\n";
        string written = File.ReadAllText(first);
        Assert.Contains(Float32, written, StringComparison.Ordinal);
        File.WriteAllText(first, written.Replace(Float32, "", StringComparison.Ordinal)); // as runs were before the key
        CommandLine.Result same = Report(folder, folder.File("runs"));
        Assert.DoesNotContain("differ in", same.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bfloat16", same.Out, StringComparison.Ordinal);

        File.WriteAllText(second, File.ReadAllText(second).Replace(Float32, "  precision: bfloat16\n", StringComparison.Ordinal));
        CommandLine.Result mixed = Report(folder, folder.File("runs"));
        Assert.Contains("differ in compute.precision (-, bfloat16)", mixed.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 runs took the products between hidden layers in bfloat16.", mixed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_AnotherMetric_IsComparedWithNobody()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = Reported(folder, Train(folder, 1), "--metric", "losses/value_loss");
        Assert.Contains("losses/value_loss, mean +- std", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CleanRL", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void PublishedReturns_Environments_AreAllRegistered()
    {
        string[] ids = [.. Suite.Environments.Definitions.Select(d => d.Id)];
        Assert.All(PublishedReturns.All.Returns.Select(r => r.Environment).Distinct(), name => Assert.Contains(ids, id => id.StartsWith(name + "-v", StringComparison.Ordinal)));
    }

    private static CommandLine.Result Report(TemporaryFolder folder, params string[] arguments) =>
        CommandLine.Run(["report", .. arguments, "--out", folder.File("report")]);

    private static CommandLine.Result Reported(TemporaryFolder folder, params string[] arguments)
    {
        CommandLine.Result result = Report(folder, arguments);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        return result;
    }

    private static string Train(TemporaryFolder folder, int seed)
    {
        string number = seed.ToString(CultureInfo.InvariantCulture);
        CommandLine.Result result = CommandLine.Run("train", folder.Write("experiment.yaml", SmallRuns.Ppo), "--runs", folder.File("runs"), "--name", "s" + number, "--seed", number);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        return folder.File("runs/s" + number);
    }

    private static void SetState(string run, string state, int steps)
    {
        string path = RunFolder.StatusPathOf(run);
        string text = File.ReadAllText(path);
        string changed = text
            .Replace("\"state\": \"finished\"", $"\"state\": \"{state}\"", StringComparison.Ordinal)
            .Replace("\"steps\": 512", string.Create(CultureInfo.InvariantCulture, $"\"steps\": {steps}"), StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllText(path, changed);
    }
}
