using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class FilterTrainingTests
{
    private const string Filter = """
        environment:
          id: locomotion/hopper-v5
          randomization: {tremble: 0.1}
        learner: filter
        dataset: d
        total_steps: 60
        evaluation:
          episodes: 2
        checkpoint:
          every: 20
        filter:
          demonstrations: 3
          round_steps: 25
          rollouts: 1
          discriminator_batch_size: 16
          hidden_layers: [8]
          policy:
            warm_up_steps: 10
            batch_size: 8
            hidden_layers: [8]
        """;

    [Fact]
    public void Train_WithResets_ResumesWithTheSameBytesAndIsEvaluated()
    {
        using TemporaryFolder folder = new();
        SmallRuns.Record(folder);
        string whole = SmallRuns.Train(folder, Filter);
        using (CancellationTokenSource stop = new())
        {
            stop.Cancel();
            Assert.Equal(ExitCode.Stopped, CommandLine.Run(stop.Token, "train", folder.File("experiment.yaml"), "--runs", folder.File("runs"), "--name", "stopped").Code);
        }

        CommandLine.Result resumed = CommandLine.Run("resume", folder.File("runs/stopped"));
        Assert.True(resumed.Code == ExitCode.Ok, resumed.Error);
        TrainingTests.AssertSameFinalCheckpoint(whole, folder.File("runs/stopped"));
        Assert.Equal(ExitCode.Ok, CommandLine.Run("eval", whole, "--episodes", "2").Code);
        Assert.Contains("rollouts/mean_return", File.ReadAllText(Path.Combine(whole, "metrics.csv")), StringComparison.Ordinal);

        // What its replay buffer holds is not rewarded by the environment.
        CommandLine.Result replay = CommandLine.Run("data", "collect", whole, "--replay-buffer", "--out", folder.File("replay"));
        Assert.NotEqual(ExitCode.Ok, replay.Code);
        Assert.Contains("keeps no replay buffer", replay.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filter.demonstrations=6", "has 5 episodes; 6 demonstrations were asked for")]
    [InlineData("environment.id=locomotion/walker2d-v5", "Give a dataset of the experiment's environment")]
    public void Train_DatasetThatDoesNotFit_LeavesNoRunBehind(string change, string message)
    {
        using TemporaryFolder folder = new();
        SmallRuns.Record(folder);
        string config = folder.Write("experiment.yaml", Filter);
        Assert.Contains(message, CommandLine.Run("config", "check", config, "--set", change).Error, StringComparison.Ordinal);
        CommandLine.Result result = CommandLine.Run("train", config, "--set", change, "--runs", folder.File("runs"));
        Assert.True(result.Code != ExitCode.Ok && !Directory.Exists(folder.File("runs")), result.Out);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_DatasetOfAnotherBodyOfTheSameSizes_IsRefused()
    {
        using TemporaryFolder folder = new();
        CommandLine.Run("data", "collect", "locomotion/half-cheetah-v5", "--agent", "random", "-n", "3", "--out", folder.File("d"));
        string config = folder.Write("experiment.yaml", Filter.Replace("hopper-v5", "walker2d-v5", StringComparison.Ordinal));
        CommandLine.Result result = CommandLine.Run("train", config, "--runs", folder.File("runs"));
        Assert.True(result.Code != ExitCode.Ok && !Directory.Exists(folder.File("runs")), result.Out);
        Assert.Contains("whose observation", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_DatasetWithoutStates_NeedsAlphaZero()
    {
        using TemporaryFolder folder = new();
        CommandLine.Run("data", "collect", "locomotion/hopper-v5", "--agent", "random", "--no-states", "-n", "3", "--out", folder.File("d"));
        string config = folder.Write("experiment.yaml", Filter);
        CommandLine.Result result = CommandLine.Run("train", config, "--runs", folder.File("runs"));
        Assert.True(result.Code != ExitCode.Ok && !Directory.Exists(folder.File("runs")), result.Out);
        Assert.Contains("set filter.alpha to 0", result.Error, StringComparison.Ordinal);
        CommandLine.Result matching = CommandLine.Run("train", config, "--set", "filter.alpha=0", "--runs", folder.File("runs"));
        Assert.True(matching.Code == ExitCode.Ok, matching.Error);
    }
}
