using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Runs;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using TorchSharp;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class RewardCompareTests
{
    private const string Task = "metaworld/drawer-close";

    private const string Reaching = """
        using System;
        using RoboIrl.Core.Geometry;
        using RoboIrl.Core.RewardPrograms;

        public sealed class Reach : IRewardProgram<IManipulationWorld>
        {
            public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
            {
                terms.Add("reach", -Vec3.Distance(world.Robot.EndEffector.Position, world.Object.Position));
            }
        }
        """;

    [Fact]
    public void Compare_SeveralRewards_MakesOneTableAndOneFigureAndRepeatsNothing()
    {
        using TemporaryFolder folder = new();
        string output = folder.File("out");
        string[] command = Command(folder, "--programs", folder.Write("reaching.cs", Reaching), "--sparse");
        CommandLine.Result first = CommandLine.Run(command);
        Assert.True(first.Code == ExitCode.Ok, first.Error);
        Assert.Contains("2 of 2 trainings to do", first.Out, StringComparison.Ordinal);
        string results = File.ReadAllText(Path.Combine(output, "results.md"));
        Assert.Contains(results, first.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n\| reaching \(an unknown author\) \| 1 \| \d+ % \(one run\) \| \d\.\d{3} \| - \| \d+ % \| - \| - \|\n\| success, sparse \| 1 \| ", results);
        Assert.Contains($"{Task}: success by the environment's own rules", results, StringComparison.Ordinal);
        Assert.All((string[])["success.svg", "success.png"], name => Assert.True(new FileInfo(Path.Combine(output, name)).Length > 500, name));
        Assert.Contains("success_reward: true", File.ReadAllText(Path.Combine(output, "runs/sparse-s1/config.yaml")), StringComparison.Ordinal);

        DateTime before = File.GetLastWriteTimeUtc(Path.Combine(output, "runs/reaching-s1/metrics.csv"));
        CommandLine.Result more = CommandLine.Run([.. command, "--reference", "--builtin"]);
        Assert.True(more.Code == ExitCode.Ok, more.Error);
        Assert.Contains("2 of 4 trainings to do", more.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n\| reaching .*\n\| reference \(a person\) .*\n\| success, sparse .*\n\| the environment's own .*\n", File.ReadAllText(Path.Combine(output, "results.md")));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(output, "runs/reaching-s1/metrics.csv")));

        CommandLine.Result list = CommandLine.Run([.. command, "--list"]);
        Assert.Equal(["reaching-s1: finished at 48 of 48", "sparse-s1: finished at 48 of 48", ""], list.Out.Split('\n'));
        RunFolder run = RunFolder.Open(Path.Combine(output, "runs/sparse-s1"), TimeProvider.System);
        run.WriteStatus(RunFolder.ReadStatus(run.Folder) with { State = RunState.Failed, Message = "the disk is full" });
        run.Dispose();
        CommandLine.Result failed = CommandLine.Run("reward", "compare", "--report", "--out", output);
        Assert.Equal(ExitCode.Failure, failed.Code);
        Assert.Contains("\n- success, sparse, seed 1: the disk is full\n", failed.Out, StringComparison.Ordinal);

        CommandLine.Result other = CommandLine.Run([.. command, "--set", "evaluation.every=8"]);
        Assert.Equal(ExitCode.Usage, other.Code);
        Assert.Matches("was begun with metaworld/drawer-close, sac, 48 steps, settings [0-9a-f]{8}; this asks for metaworld/drawer-close", other.Error);
        folder.Write("reaching.cs", Reaching.Replace("-Vec3", "-2 * Vec3", StringComparison.Ordinal));
        CommandLine.Result changed = CommandLine.Run(command);
        Assert.Equal(ExitCode.Usage, changed.Code);
        Assert.Contains("was begun as another program than the 'reaching' of this command", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ProgramThatIsRefused_SaysWhyAndWritesNothing()
    {
        using TemporaryFolder folder = new();
        string bad = folder.Write("bad.cs", Reaching.Replace("world.Object", "world.Sucess", StringComparison.Ordinal));
        CommandLine.Result result = CommandLine.Run(Command(folder, "--programs", folder.Write("reaching.cs", Reaching), bad));
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("error: the program 'bad' is refused: line 9, ", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));

        // A folder that was begun, but has nothing to report yet, changes nothing of that.
        Assert.Equal(ExitCode.Ok, CommandLine.Run(Command(folder, "--programs", folder.File("reaching.cs"))).Code);
        Directory.Delete(folder.File("out/runs/reaching-s1"), recursive: true);
        CommandLine.Result again = CommandLine.Run(Command(folder, "--programs", bad));
        Assert.Equal((ExitCode.Failure, result.Error), (again.Code, again.Error));
    }

    [Fact]
    public void Compare_EveryTrainingFailsBeforeAnEvaluation_SaysWhyAndFails()
    {
        using TemporaryFolder folder = new();
        string[] command = Command(folder, "--sparse", "--set", "compute.device=cuda");
        CommandLine.Result result = CommandLine.Run(command);
        if (torch.cuda.is_available())
        {
            Assert.True(result.Code == ExitCode.Ok, result.Error); // nothing fails where there is such a device
            return;
        }

        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("[sparse-s1] error: compute.device is 'cuda', but this libtorch sees no CUDA device. Use 'cpu'", result.Error, StringComparison.Ordinal);
        Assert.Contains("nothing can be reported. success, sparse, seed 1, failed: compute.device is 'cuda'", result.Error, StringComparison.Ordinal);
        Assert.Contains($"sparse-s1 ended with code {ExitCode.Machine}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not expected", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("out/results.md")));
        Assert.Equal(ExitCode.Usage, CommandLine.Run("reward", "compare", "--report", "--out", folder.File("out")).Code);
    }

    [Fact]
    public void Compare_Recorded_ListsEveryRoundOnRecord()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result list = CommandLine.Run("reward", "compare", "--env", "behaviour/ant-lie-down", "--recorded", "--reference", "--seeds", "1", "--out", folder.File("out"), "--list");
        Assert.True(list.Code == ExitCode.Ok, list.Error);
        Assert.Equal(["few-shot-1-s1: missing", "zero-shot-s1: missing", "zero-shot-feedback-1-s1: missing", "reference-s1: missing", ""], list.Out.Split('\n'));
        CommandLine.Result none = CommandLine.Run("reward", "compare", "--env", "metaworld/reach", "--recorded", "--out", folder.File("out"), "--list");
        Assert.Equal(ExitCode.Usage, none.Code);
        Assert.Contains("No accepted program is on record for 'metaworld/reach'", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OfFeedback_TwoRounds_IsTheLastWithTheProgramsAndTheWordsOfEarlierOnes()
    {
        const string flip = "behaviour/hopper-back-flip";
        IReadOnlyList<ComparedReward> all = ComparedReward.AllOfTranscripts(TranscriptLibrary.Shared, flip);
        Assert.Equal(["few-shot-1", "zero-shot", "zero-shot-feedback-1", "zero-shot-feedback-2"], all.Select(static r => r.Name));
        ComparedReward last = ComparedReward.OfFeedback(TranscriptLibrary.Shared, flip)!;
        Assert.Equal(("feedback-2", all[3].Source), (last.Name, last.Source));
        Assert.Equal(all.Skip(1).Take(2).Select(static r => r.Source!.Trim()), last.Provenance!.Rounds.Select(static r => r.Program.Trim()));
        Assert.StartsWith("It never leaves the ground.", last.Provenance.Rounds[0].Feedback, StringComparison.Ordinal);
        Assert.StartsWith("Much better:", last.Provenance.Rounds[1].Feedback, StringComparison.Ordinal);
        Assert.Empty(ComparedReward.OfTranscripts(TranscriptLibrary.Shared, flip, "zero-shot")!.Provenance!.Rounds);
        Assert.Null(ComparedReward.OfFeedback(TranscriptLibrary.Shared, "metaworld/drawer-close"));
    }

    [Fact]
    public void OfTranscripts_APersonsBareProgram_IsThatProgram()
    {
        using TemporaryFolder folder = new();
        string prompt = folder.Write("prompt.md", CommandLine.Run("reward", "prompt", "Close the drawer.", "--env", Task, "--examples", "0").Out);
        CommandLine.Result added = CommandLine.Run("reward", "transcript", "add", prompt, folder.Write("mine.cs", Reaching), "--env", Task, "--person", "--into", folder.File("library"));
        Assert.True(added.Code == ExitCode.Ok, added.Error);
        TranscriptLibrary library = TranscriptLibrary.Open(folder.File("library"));
        Assert.Equal(Reaching, ComparedReward.OfTranscripts(library, Task, "zero-shot")!.Source);
        Assert.Equal(["zero-shot"], ComparedReward.AllOfTranscripts(library, Task).Select(static r => r.Name));
    }

    [Fact]
    public void Compare_WrongCommandLine_SaysWhatIsExpectedAndWritesNothing()
    {
        using TemporaryFolder folder = new();
        string program = folder.Write("reaching.cs", Reaching), taken = folder.Write("sparse.cs", Reaching), odd = folder.Write("My Reward.cs", Reaching);
        Directory.CreateDirectory(folder.File("again"));
        (string[] Arguments, string Message)[] wrong =
        [
            ([], "There is nothing to compare"),
            (["--programs", taken], "none of reference, sparse, builtin. Rename the file"),
            (["--programs", folder.Write("feedback-1.cs", Reaching)], "is on record neither with this version nor in 'transcripts' beside it. Rename it"),
            (["--programs", odd], "expected lower-case letters, digits and dashes"),
            (["--programs", program, folder.Write("again/reaching.cs", Reaching)], "Several programs are called reaching"),
            (["--programs", folder.File("none.cs")], "There is no file"),
            (["--report"], "holds no comparison yet"),
        ];
        Assert.All(wrong, one =>
        {
            CommandLine.Result result = CommandLine.Run(Command(folder, one.Arguments));
            Assert.Equal(ExitCode.Usage, result.Code);
            Assert.Contains(one.Message, result.Error, StringComparison.Ordinal);
        });
        Assert.Contains(
            "has no reference program for 'metaworld/reach'",
            CommandLine.Run("reward", "compare", "--env", "metaworld/reach", "--reference", "--out", folder.File("out")).Error,
            StringComparison.Ordinal);
        Assert.DoesNotContain(ProgramLibrary.Shared.Programs, static p => p.Environment == "metaworld/reach");
        Assert.False(Directory.Exists(folder.File("out")));
    }

    private static string[] Command(TemporaryFolder folder, params string[] rewards) =>
    [
        "reward", "compare", "--env", Task, "--out", folder.File("out"), "--seeds", "1", "--jobs", "2", "--set", "total_steps=48", "--set", "evaluation.every=16", "--set", "evaluation.episodes=1",
        "--set", "sac.warm_up_steps=8", "--set", "sac.batch_size=8", "--set", "sac.hidden_layers=[8]", "--set", "sac.replay_capacity=64", .. rewards,
    ];
}
