using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Runs;
using RoboIrl.Text2Reward.Examples;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class RewardSuiteTests
{
    [Fact]
    public void Suite_TwoEnvironments_MakesOneTableAndRepeatsNothing()
    {
        using TemporaryFolder folder = new();
        string output = folder.File("out"), document = folder.Write("doc.md", "before\n<!-- rewards:begin -->\n<!-- rewards:end -->\nafter\n");
        string[] command = Command(output, "--envs", "metaworld/drawer-close", "tabletop/lift", "--into", document);
        CommandLine.Result list = CommandLine.Run([.. command, "--list"]);
        Assert.Equal(
            "metaworld-drawer-close reference-s1: missing|metaworld-drawer-close zero-shot-s1: missing|metaworld-drawer-close few-shot-s1: missing|tabletop-lift-cube reference-s1: missing",
            string.Join('|', list.Out.Split('\n').Take(4)));
        Assert.False(Directory.Exists(output));

        CommandLine.Result first = CommandLine.Run(command);
        Assert.True(first.Code == ExitCode.Ok, first.Error);
        Assert.Contains("6 of 6 trainings to do", first.Out, StringComparison.Ordinal);
        string results = File.ReadAllText(Path.Combine(output, "results.md"));
        Assert.Matches(@"\n\| metaworld/drawer-close \| \d+ % \(\d+ %\) \| \d+ % \(\d+ %\) \| \d+ % \(\d+ %\) \| (within|behind|better|unlearned) \|\n\| tabletop/lift-cube \| 0 % \(0 %\) \| 0 % \(0 %\) \| 0 % \(0 %\) \| unlearned \|\n", results);
        Assert.Contains("favours the best of 2. Rewards and who", results, StringComparison.Ordinal);
        Assert.Contains("reference (a person)", results, StringComparison.Ordinal);
        Assert.Contains("zero-shot (a language model)", results, StringComparison.Ordinal);
        Assert.StartsWith("before\n<!-- rewards:begin -->\n| environment ", File.ReadAllText(document), StringComparison.Ordinal);
        Assert.Contains("transcripts", File.ReadAllText(Path.Combine(output, "metaworld-drawer-close/programs/few-shot/provenance.json")), StringComparison.Ordinal);

        // A comparison may have more rewards than the table shows; its caption names those alone.
        CommandLine.Result more = CommandLine.Run(["reward", "compare", "--env", "metaworld/drawer-close", "--sparse", .. Command(Path.Combine(output, "metaworld-drawer-close"))[2..]]);
        Assert.True(more.Code == ExitCode.Ok, more.Error);
        Assert.Contains("| success, sparse | 1 |", more.Out, StringComparison.Ordinal);

        CommandLine.Result again = CommandLine.Run(command);
        Assert.DoesNotContain("sparse", again.Out, StringComparison.Ordinal);
        Assert.Contains("all 6 trainings are finished", again.Out, StringComparison.Ordinal);
        RunFolder run = RunFolder.Open(Path.Combine(output, "tabletop-lift-cube/runs/few-shot-s1"), TimeProvider.System);
        run.WriteStatus(RunFolder.ReadStatus(run.Folder) with { State = RunState.Running });
        run.Dispose();
        CommandLine.Result open = CommandLine.Run("reward", "suite", "--report", "--out", output);
        Assert.Contains("| 0 % (0 %), not finished | - |", open.Out, StringComparison.Ordinal);
        Assert.Contains("Not finished: 1.", open.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Suite_WrongCommandLine_SaysWhatIsExpectedAndWritesNothing()
    {
        using TemporaryFolder folder = new();
        (string[] Arguments, string Message)[] wrong =
        [
            (["--envs", "metaworld/reach"], "--envs has 'metaworld/reach'"),
            (["--jobs", "0"], "--jobs is 0"),
            (["--report"], "holds no comparison yet"),
            (["--rewards", "best"], "'best' not recognized"),
            (["--envs", "metaworld/drawer-open", "--rewards", "feedback"], "None of these environments has what --rewards feedback asks for"),
            (["--envs", "metaworld/window-open", "tabletop/lift-cube", "--set", "environment.manipulation.rules=faithful"], "remove all but observation and hide_goal"), // found after one that has such rules
        ];
        Assert.All(wrong, one =>
        {
            CommandLine.Result result = CommandLine.Run(Command(folder.File("out"), one.Arguments));
            Assert.Equal(ExitCode.Usage, result.Code);
            Assert.Contains(one.Message, result.Error, StringComparison.Ordinal);
        });
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public void Suite_IdThatBeginsAnotherOne_IsThatOneAlone()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run(Command(folder.File("out"), "--envs", "metaworld/handle-press", "--list"));
        Assert.Equal(3, result.Out.Split('\n').Count(static line => line.StartsWith("metaworld-handle-press ", StringComparison.Ordinal)));
        Assert.DoesNotContain("handle-press-side", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Suite_FeedbackWithoutReference_ShowsTheLastRoundAndComparesNothing()
    {
        using TemporaryFolder folder = new();
        string output = folder.File("out");
        string[] command = Command(output, "--envs", "behaviour/hopper-back-flip", "--set", "ppo.rollout_steps=8", "--set", "ppo.minibatches=4", "--set", "environment.count=2");
        Assert.DoesNotContain("feedback", CommandLine.Run([.. command, "--list"]).Out, StringComparison.Ordinal);
        Assert.Equal(["behaviour-hopper-back-flip feedback-2-s1: missing"], CommandLine.Run([.. command, "--rewards", "feedback", "--list"]).Out.Trim().Split('\n'));
        CommandLine.Result result = CommandLine.Run([.. command, "--rewards", "feedback", "zero-shot"]);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("| environment | zero-shot | feedback-2 |\n|---|---|---|\n| behaviour/hopper-back-flip | 0 % (0 %) | 0 % (0 %) |\n\nSuccess by", result.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("optimistic by that. The same learner, seeds and budget for all rewards of an environment (48 steps at most). Programs of rounds of feedback were", result.Out, StringComparison.Ordinal);
        Assert.Contains("Much better:", File.ReadAllText(Path.Combine(output, "behaviour-hopper-back-flip/programs/feedback-2/provenance.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EveryEnvironmentWithARecordedProgram_HasAnExperimentThatLoads()
    {
        Assert.True(RewardSuite.All.Count >= 17, string.Join(", ", RewardSuite.All));
        Assert.All(RewardSuite.All, static id =>
        {
            RewardExperiment experiment = RewardExperiment.Of(id, null, null);
            Assert.Equal(id, Suite.Load(experiment.File, experiment.Overrides).Environment.Name);
        });
    }

    [Theory]
    [InlineData("a #1/program.cs")]
    [InlineData("it's: one/program.cs")]
    [InlineData("[a, 'b']/{c}/program.cs")]
    public void Paying_AnyPath_IsThePathThatTheExperimentNames(string path)
    {
        using TemporaryFolder folder = new();
        RewardExperiment experiment = RewardExperiment.Of("metaworld/drawer-open", null, null);
        string full = folder.File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, ProgramLibrary.Shared.Programs.First(static p => p.Environment == "metaworld/drawer-open").Code);
        Assert.Equal(full, Suite.Load(experiment.File, [.. experiment.Overrides, RewardExperiment.Paying(full)]).Environment.RewardProgram);
    }

    [Theory]
    [InlineData("metaworld/drawer-open", "manipulation.yaml")]
    [InlineData("tabletop/stack-cube", "tabletop.yaml")]
    [InlineData("behaviour/ant-wave-leg", "ant.yaml")]
    [InlineData("locomotion/ant-v5", "ant.yaml")]
    [InlineData("behaviour/hopper-back-flip", "locomotion.yaml")]
    [InlineData("locomotion/half-cheetah-v5", "locomotion.yaml")]
    public void Of_Environment_TakesTheFileOfItsBody(string environment, string file) =>
        Assert.Equal(file, Path.GetFileName(RewardExperiment.Of(environment, null, null).File));

    private static string[] Command(string output, params string[] rest) =>
    [
        "reward", "suite", "--out", output, "--seeds", "1", "--steps", "48", "--set", "evaluation.every=16", "--set", "evaluation.episodes=1",
        "--set", "sac.warm_up_steps=8", "--set", "sac.batch_size=8", "--set", "sac.hidden_layers=[8]", "--set", "sac.replay_capacity=64", .. rest,
    ];
}
