using RoboIrl.Core.Runs;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Recording;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>Runs whose environment is paid by a program, or by success, instead of by itself.</summary>
public sealed class RewardTrainingTests
{
    private const string Program = """
        using System;
        using RoboIrl.Core.RewardPrograms;

        public sealed class Hop : IRewardProgram<IHopperWorld>
        {
            public void Evaluate(IHopperWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
            {
                terms.Add("speed", world.Forward.Velocity);
                terms.Add("alive", 1);
            }
        }

        """;

    private static readonly string Experiment = SmallRuns.Ppo.Replace("  count: 2", "  count: 2\n  reward_program: rewards/hop.cs", StringComparison.Ordinal);

    [Fact]
    public void Train_WithAProgram_KeepsItAndShowsItsTermsEverywhere()
    {
        using TemporaryFolder folder = new();
        Write(folder, Program);
        DateOnly day = new(2026, 1, 2);
        ProgramProvenance.Unrecorded(Program, "locomotion/hopper-v5", day, AuthorIdentity.Person, "hop").Write(folder.File("rewards/provenance.json"));
        string run = SmallRuns.Train(folder, Experiment);
        Directory.Delete(folder.File("rewards"), recursive: true); // the run folder has what it needs

        Assert.Equal(Program, File.ReadAllText(Path.Combine(run, "reward/program.cs")));
        ProgramProvenance kept = ProgramProvenance.Read(Path.Combine(run, "reward/provenance.json"));
        Assert.Equal((AuthorIdentity.Person, day, "hop"), (kept.Author, kept.Date, kept.Task));
        Assert.Contains("\n  reward_program: reward/program.cs\n", File.ReadAllText(Path.Combine(run, "config.yaml")), StringComparison.Ordinal);
        string[] rows = File.ReadAllLines(Path.Combine(run, "metrics.csv"));
        Assert.All((string[])["info/term_speed", "info/term_alive", "info/builtin_reward"], column => Assert.Contains(column, rows[0].Split(','), StringComparer.Ordinal));

        CommandLine.Result play = CommandLine.Run("play", "--agent", run);
        Assert.True(play.Code == ExitCode.Ok, play.Error);
        Assert.Matches(@"\n  term_alive +mean +1\.000 ", play.Out);
        Assert.Equal(ExitCode.Ok, CommandLine.Run("eval", run, "--episodes", "2").Code);
        CommandLine.Result report = CommandLine.Run("report", run, "--out", folder.File("report"));
        Assert.Matches(@"\| locomotion/hopper-v5 \| ppo, program [0-9a-f]{8} \| 512 \|", report.Out);

        CommandLine.Result collected = CommandLine.Run("data", "collect", run, "-n", "2", "--out", folder.File("d"));
        Assert.True(collected.Code == ExitCode.Ok, collected.Error);
        Directory.Delete(run, recursive: true);
        CommandLine.Result replayed = CommandLine.Run("data", "check", folder.File("d"), "--replay", "2");
        Assert.True(replayed.Code == ExitCode.Ok, replayed.Error);
    }

    [Fact]
    public void Resume_AfterStop_EndsWithTheBytesOfAnUninterruptedRun()
    {
        using TemporaryFolder whole = new();
        using TemporaryFolder broken = new();
        Write(whole, Program);
        string path = Write(broken, Program), run = broken.File("runs/small");
        string expected = SmallRuns.Train(whole, Experiment);
        using (CancellationTokenSource stop = new())
        {
            stop.Cancel();
            CommandLine.Run(stop.Token, "train", broken.Write("experiment.yaml", Experiment), "--runs", broken.File("runs"), "--name", "small");
        }

        Assert.Equal(AuthorIdentity.Unknown, ProgramProvenance.Read(Path.Combine(run, "reward/provenance.json")).Author);
        File.WriteAllText(path, "changed meanwhile");
        CommandLine.Result result = CommandLine.Run("resume", run);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Matches(@"\nreward: a program of the terms speed, alive; verified, and tried on [0-9]+ recorded states in a process of its own(, without network and files|; not in a box, because )", result.Out);
        TrainingTests.AssertSameFinalCheckpoint(expected, run);
    }

    [Fact]
    public void Run_WhoseProgramWasChanged_IsVerifiedAgain()
    {
        using TemporaryFolder folder = new();
        Write(folder, Program);
        string run = SmallRuns.Train(folder, Experiment);
        File.WriteAllText(Path.Combine(run, "reward/program.cs"), Program.Replace("world.Forward.Velocity", "System.IO.File.ReadAllText(\"/etc/passwd\").Length", StringComparison.Ordinal));
        foreach (string[] command in (string[][])[["eval", run], ["play", "--agent", run]])
        {
            CommandLine.Result result = CommandLine.Run(command);
            Assert.Equal(ExitCode.Usage, result.Code);
            Assert.Matches(@"config\.yaml:\d+:\d+: .*/reward/program\.cs' is refused: line 8, column \d+: \[Symbol\] 'System\.IO\.File\.ReadAllText\(string\)' may not be used", result.Error);
        }
    }

    [Theory]
    [InlineData("IHopperWorld", "IAntWorld", "is refused: ")]
    [InlineData("terms.Add(\"alive\", 1);", "while (true) { }", "[Fuel]")]
    public void Train_ProgramThatIsRefused_SaysWhereAndWhyAndLeavesNothing(string old, string changed, string reason)
    {
        using TemporaryFolder folder = new();
        Write(folder, Program.Replace(old, changed, StringComparison.Ordinal));
        string config = folder.Write("a.yaml", Experiment);
        CommandLine.Result result = CommandLine.Run("train", config, "--runs", folder.File("runs"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains($"{config}:4:19: 'environment.reward_program': the program '", result.Error, StringComparison.Ordinal);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    [Theory]
    [InlineData("environment: {id: locomotion/hopper-v5, reward_program: none.cs}", "There is no file '")]
    [InlineData("environment: {id: locomotion/hopper-v5, reward_program: broken/hop.cs}", "broken/provenance.json' is damaged")]
    [InlineData("environment: {id: metaworld/reach, reward_program: rewards/hop.cs, success_reward: true}", "give one of the two")]
    [InlineData("environment: {id: locomotion/hopper-v5, success_reward: true}", "'environment.success_reward': 'locomotion/hopper-v5' does not say when its task is done")]
    [InlineData("environment: {id: metaworld/reach, success_reward: true}\nlearner: bc\ndataset: d", "'bc' learns from recorded episodes and sees no reward of its worlds")]
    public void Check_RewardThatCannotBe_SaysWhatToDo(string lines, string expected)
    {
        using TemporaryFolder folder = new();
        File.Copy(Write(folder, Program), Path.Combine(Directory.CreateDirectory(folder.File("broken")).FullName, "hop.cs"));
        folder.Write("broken/provenance.json", "{}");
        string config = folder.Write("a.yaml", $"{lines}\n{(lines.Contains("learner", StringComparison.Ordinal) ? "" : "learner: ppo\n")}total_steps: 1000\n");
        CommandLine.Result result = CommandLine.Run("config", "check", config);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Eval_WithAProgram_JudgesByTheEnvironmentsOwnSuccess()
    {
        using TemporaryFolder folder = new();
        folder.Write("drawer.cs", ProgramLibrary.Shared.Programs.Single(static p => p.Environment == "metaworld/drawer-close").Code);
        string yaml = """
            environment: {id: metaworld/drawer-close, reward_program: drawer.cs}
            learner: sac
            total_steps: 64
            evaluation: {every: 0, episodes: 1}
            sac: {warm_up_steps: 32, batch_size: 8, hidden_layers: [8], replay_capacity: 64}
            """;
        string run = SmallRuns.Train(folder, yaml);
        CommandLine.Result eval = CommandLine.Run("eval", run, "--episodes", "1");
        Assert.True(eval.Code == ExitCode.Ok, eval.Error);
        Assert.Contains("success", eval.Out, StringComparison.Ordinal);

        using TemporaryFolder other = new();
        string sparse = SmallRuns.Train(other, yaml.Replace("reward_program: drawer.cs", "success_reward: true", StringComparison.Ordinal));
        Assert.Contains("info/builtin_reward", File.ReadLines(Path.Combine(sparse, "metrics.csv")).First(), StringComparison.Ordinal);
        Assert.Equal(RunState.Finished, RunFolder.ReadStatus(sparse).State);
    }

    [Fact]
    public void RewardTrain_AnEnvironment_TakesTheBudgetOfItsKind()
    {
        using TemporaryFolder folder = new();
        string hop = Write(folder, Program);
        string drawer = folder.Write("drawer.cs", ProgramLibrary.Shared.Programs.Single(static p => p.Environment == "metaworld/drawer-close").Code);
        string[] tiny =
        [
            "--set", "evaluation.every=16", "--set", "evaluation.episodes=1", "--set", "sac.warm_up_steps=8", "--set", "sac.batch_size=8", "--set", "sac.hidden_layers=[8]",
            "--set", "sac.replay_capacity=64", "--runs", folder.File("runs"),
        ];
        CommandLine.Result first = CommandLine.Run(["reward", "train", drawer, "--env", "metaworld/drawer-close", "--steps", "32", "--name", "drawer", "--seed", "4", "--stop-after", "1", .. tiny]);
        Assert.True(first.Code == ExitCode.Ok, first.Error);
        string config = File.ReadAllText(folder.File("runs/drawer/config.yaml"));
        Assert.All(
            (string[])["  count: 8\n", "\nseed: 4\n", "\ntotal_steps: 32\n", "  stop_at_success: 0.95\n", "  stop_after: 1\n", "  updates_per_step: 0.125\n", "  reward_program: reward/program.cs\n"],
            line => Assert.Contains(line, config, StringComparison.Ordinal));

        CommandLine.Result second = CommandLine.Run(["reward", "train", hop, "--env", "locomotion/hopper-v5", "--steps", "16", "--name", "hop", .. tiny]);
        Assert.True(second.Code == ExitCode.Ok, second.Error);
        Assert.Contains("  stop_at_success: 0\n", File.ReadAllText(folder.File("runs/hop/config.yaml")), StringComparison.Ordinal); // it knows no success
    }

    [Fact]
    public void RewardTrain_WrongCommandLine_SaysWhatIsExpected()
    {
        using TemporaryFolder folder = new();
        string hop = Write(folder, Program);
        Assert.Contains("--env ID, or --config FILE", CommandLine.Run("reward", "train", hop).Error, StringComparison.Ordinal);
        CommandLine.Result mistyped = CommandLine.Run("reward", "train", hop, "--env", "locomotion/hoper-v5");
        Assert.Equal(ExitCode.Usage, mistyped.Code);
        Assert.Contains("hopper-v5", mistyped.Error, StringComparison.Ordinal);
        Assert.Contains("evaluation.stop_at_success", CommandLine.Run("reward", "train", hop, "--env", "locomotion/hopper-v5", "--stop-at", "95").Error, StringComparison.Ordinal);
    }

    private static string Write(TemporaryFolder folder, string program)
    {
        Directory.CreateDirectory(folder.File("rewards"));
        return folder.Write("rewards/hop.cs", program);
    }
}
