using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class OfflineTrainingTests
{
    [Theory]
    [InlineData("bc")]
    [InlineData("td3_bc")]
    [InlineData("iql")]
    [InlineData("cql")]
    public void Train_FromADataset_ResumesWithTheSameBytesAndIsEvaluated(string learner)
    {
        using TemporaryFolder folder = new();
        string yaml = SmallRuns.FromDataset(learner, "d");
        string config = folder.Write("experiment.yaml", yaml);
        Assert.Contains("its dataset", CommandLine.Run("config", "check", config).Out, StringComparison.Ordinal);
        CommandLine.Result early = CommandLine.Run("train", config, "--runs", folder.File("runs"));
        Assert.True(early.Code != ExitCode.Ok && !Directory.Exists(folder.File("runs")), early.Out);
        Assert.Contains("There is no dataset", early.Error, StringComparison.Ordinal);

        SmallRuns.Record(folder);
        Assert.DoesNotContain("its dataset", CommandLine.Run("config", "check", config).Out, StringComparison.Ordinal);
        string whole = SmallRuns.Train(folder, yaml);
        using (CancellationTokenSource stop = new())
        {
            stop.Cancel();
            Assert.Equal(ExitCode.Stopped, CommandLine.Run(stop.Token, "train", config, "--runs", folder.File("runs"), "--name", "stopped").Code);
        }

        CommandLine.Result resumed = CommandLine.Run("resume", folder.File("runs/stopped"));
        Assert.True(resumed.Code == ExitCode.Ok, resumed.Error);
        Assert.Contains("finished at step 40\n", resumed.Out, StringComparison.Ordinal); // and no word of episodes: none was lived
        TrainingTests.AssertSameFinalCheckpoint(whole, folder.File("runs/stopped"));
        Assert.Equal(ExitCode.Ok, CommandLine.Run("eval", whole, "--episodes", "2").Code);
    }
}
