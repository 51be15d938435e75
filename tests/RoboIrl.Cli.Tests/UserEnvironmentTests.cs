using System.Text.Json;
using RoboIrl.Core.Runs;
using RoboIrl.Envs;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>What can be wrong with an environment that a user added: its model, or its physics.</summary>
public sealed class UserEnvironmentTests
{
    private static readonly string MissingModel = Path.Combine(Path.GetTempPath(), "roboirl-no-such-folder", "robot.xml");

    static UserEnvironmentTests()
    {
        UserTask.Register("user/missing-model-v0", ModelSource.FromFile(MissingModel));
        UserTask.Register("user/broken-model-v0", ModelSource.FromText("robot.xml", "<mujoco><worldbody><body><joint typo='1'/></body></worldbody></mujoco>"));
        UserTask.Register("user/failing-physics-v0", ModelSource.FromText("pendulum.xml", UserTask.Model));
        UserTask.Register("user/unbounded-v0", ModelSource.FromText("pendulum.xml", UserTask.Model), double.PositiveInfinity);
    }

    [Fact]
    public void Train_MissingModel_NamesThePathAndLeavesNoRun()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = Train(folder, "user/missing-model-v0");
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains(MissingModel, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("This was not expected", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    [Fact]
    public void Train_BrokenModel_GivesTheEnginesWordsAndLeavesNoRun()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = Train(folder, "user/broken-model-v0");
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("robot.xml", result.Error, StringComparison.Ordinal);
        Assert.Contains("typo", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("This was not expected", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    [Fact]
    public void EnvList_BrokenModels_NamesThemAndListsTheOthers()
    {
        CommandLine.Result result = CommandLine.Run("env", "list");
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("error: user/missing-model-v0: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("error: user/broken-model-v0: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("locomotion/hopper-v5", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("user/missing-model-v0", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_SacWithAnUnboundedAction_NamesTheElementAndLeavesNoRun()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run(
            "train", folder.Write("experiment.yaml", SmallRuns.Sac.Replace("locomotion/hopper-v5", "user/unbounded-v0", StringComparison.Ordinal)), "--runs", folder.File("runs"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("element 0 ('hinge') of the action of 'user/unbounded-v0'", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    [Fact]
    public void Train_PhysicsFailsWithinTheRate_DumpsCountsAndGoesOn()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = Train(folder, "user/failing-physics-v0", "--set", "environment.max_fault_rate=1");
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        string run = folder.File("runs/small");
        long faults = RunFolder.ReadStatus(run).NumericFaults;
        Assert.Equal(50, faults); // 512 steps in 2 worlds, one at each tenth of an episode
        Assert.Equal(faults, Directory.EnumerateFiles(Path.Combine(run, "faults")).Count());
        string[] rows = File.ReadAllLines(Path.Combine(run, "metrics.csv"));
        int column = Array.IndexOf(rows[0].Split(','), "faults/numeric");
        Assert.Equal("50", rows[^1].Split(',')[column]);
    }

    [Fact]
    public void TrainAndEval_PhysicsFailsInEveryEvaluationEpisode_SaySoInsteadOfAMean()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result trained = Train(folder, "user/failing-physics-v0", "--set", "environment.max_fault_rate=1");
        Assert.Contains("last evaluation: no return: all 2 episodes ended in a numeric fault", trained.Out, StringComparison.Ordinal);
        string run = folder.File("runs/small");
        string[] columns = File.ReadLines(Path.Combine(run, "metrics.csv")).First().Split(',');
        Assert.Contains("evaluation/numeric_faults", columns);
        Assert.DoesNotContain("evaluation/mean_return", columns);
        Assert.Contains("2 of 2 episodes ended in a numeric fault", File.ReadAllText(Path.Combine(run, "log.txt")), StringComparison.Ordinal);

        CommandLine.Result evaluated = CommandLine.Run("eval", run, "--episodes", "3");
        Assert.True(evaluated.Code == ExitCode.Ok, evaluated.Error);
        Assert.Contains("no return: all 3 episodes ended in a numeric fault", evaluated.Out, StringComparison.Ordinal);
        Assert.Contains("returns: fault fault fault", evaluated.Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "evaluation.json")));
        Assert.Equal(3, json.RootElement.GetProperty("numeric_faults").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("mean_return").ValueKind);
    }

    [Fact]
    public void Train_PhysicsFailsBeyondTheRate_StopsAndSaysWhatToDo()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = Train(folder, "user/failing-physics-v0");
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("environment.max_fault_rate", result.Error, StringComparison.Ordinal);
        string run = folder.File("runs/small");
        Assert.Equal(RunState.Failed, RunFolder.ReadStatus(run).State);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(run, "faults")));
    }

    private static CommandLine.Result Train(TemporaryFolder folder, string id, params string[] more) => CommandLine.Run([
        "train", folder.Write("experiment.yaml", SmallRuns.Ppo.Replace("locomotion/hopper-v5", id, StringComparison.Ordinal)),
        "--runs", folder.File("runs"), "--name", "small", .. more]);
}
