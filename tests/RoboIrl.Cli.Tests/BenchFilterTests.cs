using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using RoboIrl.Core.Runs;
using Xunit;
using static RoboIrl.Cli.Tests.Processes;

namespace RoboIrl.Cli.Tests;

public sealed class BenchFilterTests
{
    [Theory]
    [InlineData("--bodies", "hoper", "--bodies names 'hoper', which is not among half-cheetah, hopper, walker2d; did you mean 'hopper'?")]
    [InlineData("--bodies", "hopper,ant", "--bodies names 'ant'")]
    [InlineData("--bodies", "hopper,hopper", "names something twice")]
    [InlineData("--methods", "filter_nr", "did you mean 'filter-nr'?")]
    [InlineData("--methods", "", "--methods names ''")]
    [InlineData("--seeds", "", "--seeds '' is not understood")]
    [InlineData("--seeds", "3..1", "--seeds '3..1' is not understood")]
    [InlineData("--steps", "0", "--steps is 0")]
    [InlineData("--tremble", "1.5", "--tremble is 1.5; expected a probability")]
    [InlineData("--jobs", "0", "--jobs is 0; expected at least 1")]
    public void Filter_WrongOption_SaysWhatIsExpectedAndWritesNothing(string option, string value, string message)
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "filter", "--out", folder.File("out"), option, value);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public void Filter_FolderOfSomethingElse_IsLeftAlone()
    {
        using TemporaryFolder folder = new();
        folder.Write("thesis.txt", "mine");
        foreach (string[] how in (string[][])[["--list"], ["--report"], ["--experts", Experts(folder, "experts")]])
        {
            CommandLine.Result result = CommandLine.Run(["bench", "filter", "--bodies", "hopper", "--out", folder.Path, .. how]);
            Assert.Equal(ExitCode.Usage, result.Code);
            Assert.Contains("holds something that is no benchmark", result.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(folder.File("benchmark.json")));
    }

    [Fact]
    public void Filter_OtherTermsThanItWasBegunWith_AreRefused()
    {
        using TemporaryFolder folder = new();
        folder.Write("benchmark.json", """{"steps": 300000, "tremble": 0.1, "overrides": []}""");
        CommandLine.Result result = CommandLine.Run("bench", "filter", "--steps", "500", "--list", "--out", folder.Path);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("was begun with --steps 300000 --tremble 0.1; this asks for --steps 500 --tremble 0.1", result.Error, StringComparison.Ordinal);
        CommandLine.Result list = CommandLine.Run("bench", "filter", "--list", "--out", folder.Path);
        Assert.Equal(3 + (3 * 5 * 3), list.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Matches("^expert .*/runs/data-half-cheetah: .*, to demonstrate\n", list.Out);
        Assert.Contains("\nfilter-nr-half-cheetah-s1: missing\n", list.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is damaged")]
    [InlineData("null", "is damaged")]
    [InlineData("""{"steps": 5, "tremble": 0.1, "overrides": null}""", "is damaged")]
    public void Filter_DamagedTerms_SayWhatToDo(string text, string message)
    {
        using TemporaryFolder folder = new();
        folder.Write("benchmark.json", text);
        CommandLine.Result result = CommandLine.Run("bench", "filter", "--list", "--out", folder.Path);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Filter_ExpertsFolder_MustHoldFinishedRuns()
    {
        using TemporaryFolder folder = new();
        string[] command = ["bench", "filter", "--bodies", "hopper", "--out", folder.File("out"), "--experts"];
        Directory.CreateDirectory(folder.File("none"));
        Assert.Contains("holds no run called hopper or data-hopper; it holds no folder at all", CommandLine.Run([.. command, folder.File("none")]).Error, StringComparison.Ordinal);
        string experts = Experts(folder, "experts");
        RunFolder run = RunFolder.Open(Path.Combine(experts, "hopper"), TimeProvider.System);
        run.WriteStatus(RunFolder.ReadStatus(run.Folder) with { State = RunState.Stopped });
        run.Dispose();
        CommandLine.Result stopped = CommandLine.Run([.. command, experts]);
        Assert.Equal(ExitCode.Usage, stopped.Code);
        Assert.Matches("The expert '.*' is stopped, not finished. Go on with it first: ./build.sh resume ", stopped.Error);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public async Task Filter_EveryTrainingFails_EndsWithAFailureThatNamesThem()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("out/runs"));
        folder.Write("out/benchmark.json", """{"steps": 100, "tremble": 0.1, "overrides": []}""");
        folder.Write("out/runs/bc-hopper-s1", "where the run should go");
        Finished result = await Task.Run(() => Run(
            [], "bench", "filter", "--bodies", "hopper", "--methods", "bc", "--seeds", "1", "--steps", "100", "--out", folder.File("out"), "--experts", Experts(folder, "experts", steps: 2_000, width: 32)));
        Assert.True(result.Code == ExitCode.Failure, result.Out + result.Error);
        Assert.Contains("error: bc-hopper-s1 ended with code 2", result.Error, StringComparison.Ordinal);
        Assert.Contains("nothing can be reported yet", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Filter_WrongOverride_IsToldBeforeAnythingIsWritten()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "filter", "--bodies", "hopper", "--out", folder.File("out"), "--set", "filter.alpa=1", "--experts", Experts(folder, "experts"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("error: --set filter.alpa=1: unknown key", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public void Filter_ExpertWorseThanRandom_IsRefused()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "filter", "--bodies", "hopper", "--methods", "bc", "--steps", "100", "--tremble", "0", "--out", folder.File("out"), "--experts", Experts(folder, "experts"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Matches(@"The expert '.*/experts/hopper' returns -?[\d.]+ under the trembling hand, no more than random actions", result.Error);
        Assert.False(Directory.Exists(folder.File("out/runs")));
    }

    [Fact]
    public void Filter_NothingThere_CannotBeReported()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "filter", "--report", "--out", folder.File("out"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("holds no benchmark yet", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_StoppedThenAChildKilled_OthersFinishAndTheSameCommandGoesOn()
    {
        using TemporaryFolder folder = new();
        string output = folder.File("out"), victim = Path.Combine(output, "runs", "mm-hopper-s1");
        string[] command =
        [
            "bench", "filter", "--bodies", "hopper", "--methods", "mm,bc", "--seeds", "1", "--steps", "6000", "--jobs", "2", "--out", output, "--experts", Experts(folder, "experts", steps: 2_000, width: 32),
            "--set", "evaluation.every=1000", "--set", "evaluation.episodes=2", "--set", "logging.every=100", "--set", "checkpoint.every=2000",
            "--set", "filter.hidden_layers=[8]", "--set", "filter.discriminator_batch_size=32", "--set", "filter.round_steps=500",
            "--set", "filter.policy.hidden_layers=[8,8]", "--set", "filter.policy.batch_size=16", "--set", "filter.policy.replay_capacity=8000", "--set", "bc.hidden_layers=[8]",
        ];
        Finished stopped = await RunUntil(command, victim, static parent => Process.Start("kill", ["-TERM", parent.Id.ToString(CultureInfo.InvariantCulture)]).Dispose());
        Assert.True(stopped.Code == ExitCode.Stopped, stopped.Out + stopped.Error);
        Assert.Contains("the same command goes on", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(RunState.Stopped, RunFolder.ReadStatus(victim).State);

        Finished killed = await RunUntil(command, victim, _ =>
        {
            using Process child = Process.GetProcessById(RunFolder.ReadStatus(victim).ProcessId);
            child.Kill();
        });
        Assert.True(killed.Code == ExitCode.Failure, killed.Out + killed.Error);
        Assert.Contains("error: mm-hopper-s1 ended with code 137", killed.Error, StringComparison.Ordinal);
        Assert.Contains("bc-hopper-s1 is finished", killed.Out, StringComparison.Ordinal);
        Assert.Equal(RunState.Interrupted, RunFolder.ReadStatus(victim).State);
        Finished second = Run([], command);
        Assert.True(second.Code == ExitCode.Ok, second.Out + second.Error);
        Assert.Contains("1 of 2 trainings to do", second.Out, StringComparison.Ordinal);
        AssertReport(output, second.Out);
        AssertRepeatsNothing(command, output);
    }

    /// <summary>Runs the command, and does something to it as soon as a training runs.</summary>
    private static async Task<Finished> RunUntil(string[] command, string training, Action<Process> act)
    {
        using Process process = Start([], command);
        Task<Finished> ended = Task.Run(() => Finish(process));
        for (int i = 0; i < 6_000 && !process.HasExited && !(File.Exists(RunFolder.StatusPathOf(training)) && RunFolder.ReadStatus(training).State == RunState.Running); i++)
        {
            await Task.Delay(20);
        }

        Assert.False(process.HasExited, process.HasExited ? (await ended).Error : "");
        act(process);
        return await ended;
    }

    private static void AssertReport(string output, string printed)
    {
        string results = File.ReadAllText(Path.Combine(output, "results.md"));
        Assert.Contains(results, printed, StringComparison.Ordinal);
        Assert.Matches(@"\n\| hopper \| MM \| 1 \| -?\d+\.\d\d \(one run\) ", results);
        Assert.Matches(@"\n\| hopper \| BC \| 1 \| -?\d+\.\d\d \(one run\) \| -?\d+\.\d\d \| - \| - \| - \| - \|\n", results);
        Assert.Contains("with probability 0.1, in training, evaluations and references alike; 25 clean demonstrations; seeds 1; 6,000 environment steps, 6,000 updates of BC.", results, StringComparison.Ordinal);
        Assert.Matches(@"\n\| hopper \| [\d.]+ \| [\d.]+ \| [\d.]+ \| sac of the run hopper at step [\d,]+00 \|\n", results);
        Assert.All((string[])["hopper.svg", "hopper.png"], name => Assert.True(new FileInfo(Path.Combine(output, name)).Length > 500, name));
        Assert.Matches("tremble: 0.1\n", File.ReadAllText(Path.Combine(output, "runs/bc-hopper-s1/config.yaml")));
    }

    private static void AssertRepeatsNothing(string[] command, string output)
    {
        string references = File.ReadAllText(Path.Combine(output, "references.json"));
        Dictionary<string, DateTime> before = Files(output);
        CommandLine.Result third = CommandLine.Run(command);
        Assert.True(third.Code == ExitCode.Ok, third.Error);
        Assert.StartsWith("all 2 trainings are finished\n", third.Out, StringComparison.Ordinal);
        Assert.Equal(before, Files(output));
        Assert.Equal(references, File.ReadAllText(Path.Combine(output, "references.json")));

        string document = Path.Combine(output, "page.md");
        File.WriteAllText(document, "# Page\n<!-- filter:begin -->\n<!-- filter:end -->\n");
        CommandLine.Result report = CommandLine.Run("bench", "filter", "--report", "--methods", "mm", "--out", output, "--into", document);
        Assert.True(report.Code == ExitCode.Ok, report.Error);
        Assert.Matches(@"^# Page\n<!-- filter:begin -->\n\| body \|", File.ReadAllText(document));
        Assert.DoesNotContain("| BC |", File.ReadAllText(document), StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(output, "references.json"), Regex.Replace(references, "\"episodes\": 20", "\"episodes\": 10"));
        Assert.Equal(ExitCode.Ok, CommandLine.Run(command).Code);
        Assert.Equal(references, File.ReadAllText(Path.Combine(output, "references.json"))); // measured again, the same
    }

    private static Dictionary<string, DateTime> Files(string output) => ((string[])["data", "runs"])
        .SelectMany(part => Directory.EnumerateFiles(Path.Combine(output, part), "*", SearchOption.AllDirectories))
        .Where(static f => Path.GetFileName(f) is not ("writer.lock" or "run.lock" or "run.pid"))
        .ToDictionary(static f => f, File.GetLastWriteTimeUtc, StringComparer.Ordinal);

    /// <summary>A folder of experts with a small one for hopper: after 100 steps worse than random, after 2,000 several times better.</summary>
    private static string Experts(TemporaryFolder folder, string name, int steps = 100, int width = 8)
    {
        string yaml = string.Create(CultureInfo.InvariantCulture, $$"""
            environment: {id: locomotion/hopper-v5}
            learner: sac
            total_steps: {{steps}}
            evaluation: {every: {{Math.Min(steps, 500)}}, episodes: 2}
            checkpoint: {every: {{Math.Min(steps, 500)}}, keep: 4}
            sac: {warm_up_steps: 64, batch_size: {{2 * width}}, replay_capacity: 2000, hidden_layers: [{{width}}, {{width}}]}
            """);
        CommandLine.Result result = CommandLine.Run("train", folder.Write("expert.yaml", yaml), "--runs", folder.File(name), "--name", "hopper");
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        return folder.File(name);
    }
}
