using System.Text.Json;
using RoboIrl.Core.Runs;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class TrainingTests
{
    [Theory]
    [InlineData(SmallRuns.Ppo)]
    [InlineData(SmallRuns.Sac)]
    public void Train_SmallExperiment_FillsTheRunFolder(string yaml)
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder, yaml);
        Assert.All(
            (string[])["config.yaml", "metrics.csv", "status.json", "log.txt", "log.jsonl"],
            name => Assert.True(new FileInfo(Path.Combine(run, name)).Length > 0, $"{name} is missing or empty"));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(run, "tensorboard")));
        Assert.False(File.Exists(Path.Combine(run, "draws.csv"))); // nothing is drawn
        RunStatus status = RunFolder.ReadStatus(run);
        Assert.Equal(RunState.Finished, status.State);
        Assert.Equal("2.2.2", status.Versions!.Native["mujoco"][..5]);
        Assert.All(File.ReadAllLines(Path.Combine(run, "log.jsonl")), line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void Train_StopBeforeTheFirstRollout_CheckpointsAndSaysHowToGoOn()
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource stop = new();
        stop.Cancel();
        CommandLine.Result result = CommandLine.Run(stop.Token, "train", folder.Write("experiment.yaml", SmallRuns.Ppo), "--runs", folder.File("runs"), "--name", "small");
        Assert.Equal(ExitCode.Stopped, result.Code);
        Assert.Contains("resume", result.Out, StringComparison.Ordinal);
        Assert.Equal(RunState.Stopped, RunFolder.ReadStatus(folder.File("runs/small")).State);

        Assert.Equal(ExitCode.Ok, CommandLine.Run("resume", folder.File("runs/small")).Code);
        Assert.Equal(RunState.Finished, RunFolder.ReadStatus(folder.File("runs/small")).State);
    }

    [Theory]
    [InlineData(SmallRuns.Ppo)]
    [InlineData(SmallRuns.Sac)]
    public void Resume_AfterStop_EndsWithTheBytesOfAnUninterruptedRun(string yaml)
    {
        using TemporaryFolder whole = new();
        using TemporaryFolder broken = new();
        string expected = SmallRuns.Train(whole, yaml);
        using (CancellationTokenSource stop = new())
        {
            stop.Cancel();
            CommandLine.Run(stop.Token, "train", broken.Write("experiment.yaml", yaml), "--runs", broken.File("runs"), "--name", "small");
        }

        string actual = broken.File("runs/small");
        Assert.Equal(ExitCode.Ok, CommandLine.Run("resume", actual).Code);
        AssertSameFinalCheckpoint(expected, actual);
    }

    [Fact]
    public void Train_OneAndTwoWorkers_EndWithTheSameBytes()
    {
        using TemporaryFolder one = new();
        using TemporaryFolder two = new();
        AssertSameFinalCheckpoint(SmallRuns.Train(one), SmallRuns.Train(two, SmallRuns.Ppo, "--workers", "2"));
    }

    [Fact]
    public void Resume_FinishedRun_SaysThereIsNothingLeft()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("resume", SmallRuns.Train(folder));
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("finished", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_SeveralSeeds_MakesARunOfEach()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("train", folder.Write("experiment.yaml", SmallRuns.Ppo), "--seed", "1..2", "--runs", folder.File("runs"));
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Equal(["hopper-v5-ppo-s1-1", "hopper-v5-ppo-s2-1"], Directory.EnumerateDirectories(folder.File("runs")).Select(Path.GetFileName).Order());

        CommandLine.Result report = CommandLine.Run("report", folder.File("runs"), "--out", folder.File("report"));
        Assert.True(report.Code == ExitCode.Ok, report.Error);
        Assert.Contains("| locomotion/hopper-v5 | ppo | 512 | 2 |", report.Out, StringComparison.Ordinal);

        string document = folder.Write("README.md", "before\n<!-- results:begin -->\n<!-- results:end -->\nafter\n");
        Assert.Equal(ExitCode.Ok, CommandLine.Run("report", folder.File("runs"), "--out", folder.File("report"), "--into", document).Code);
        Assert.Contains("| locomotion/hopper-v5 | ppo | 512 | 2 |", File.ReadAllText(document), StringComparison.Ordinal);
        Assert.All((string[])["results.md", "locomotion-hopper-v5.svg", "locomotion-hopper-v5.png"], name => Assert.True(File.Exists(folder.File("report/" + name)), name));
    }

    [Fact]
    public void Eval_TwiceWithTheSameSeed_GivesTheSameReturns()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder);
        CommandLine.Result first = CommandLine.Run("eval", run, "--episodes", "3");
        Assert.True(first.Code == ExitCode.Ok, first.Error);
        Assert.Equal(first.Out, CommandLine.Run("eval", run, "--episodes", "3").Out);
        Assert.NotEqual(first.Out, CommandLine.Run("eval", run, "--episodes", "3", "--seed", "77").Out);
        Assert.True(File.Exists(Path.Combine(run, "evaluation.json")));
    }

    [Fact]
    public void Eval_DamagedNewestCheckpoint_WarnsAndTakesThePreviousOne()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder);
        string[] checkpoints = [.. Directory.EnumerateDirectories(Path.Combine(run, "checkpoints")).Order()];
        string tensors = Path.Combine(checkpoints[^1], "tensors.safetensors");
        byte[] bytes = File.ReadAllBytes(tensors);
        bytes[^5] ^= 0x10;
        File.WriteAllBytes(tensors, bytes);

        CommandLine.Result result = CommandLine.Run("eval", run, "--episodes", "1");
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("checksum", result.Error, StringComparison.Ordinal);
        Assert.Contains("checkpoint at step 256", result.Out, StringComparison.Ordinal);

        CommandLine.Result asked = CommandLine.Run("eval", run, "--checkpoint", "512");
        Assert.Equal(ExitCode.Failure, asked.Code);
        Assert.Contains("The newest valid one is", asked.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Resume_DamagedNewestCheckpoint_WarnsAndGoesOnFromThePreviousOne(bool flipped)
    {
        using TemporaryFolder whole = new();
        using TemporaryFolder broken = new();
        string longer = SmallRuns.Ppo.Replace("total_steps: 512", "total_steps: 1024", StringComparison.Ordinal);
        string expected = SmallRuns.Train(whole, longer);
        string run = SmallRuns.Train(broken, longer);
        string newest = Directory.EnumerateDirectories(Path.Combine(run, "checkpoints")).Order().Last();
        string tensors = Path.Combine(newest, "tensors.safetensors");
        byte[] bytes = File.ReadAllBytes(tensors);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(tensors, flipped ? bytes : bytes[..^100]);
        string status = RunFolder.StatusPathOf(run);
        File.WriteAllText(status, File.ReadAllText(status).Replace("\"finished\"", "\"stopped\"", StringComparison.Ordinal));

        CommandLine.Result result = CommandLine.Run("resume", run);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("step-000000001024", result.Error, StringComparison.Ordinal);
        Assert.Contains("step-000000000768", result.Error, StringComparison.Ordinal);
        AssertSameFinalCheckpoint(expected, run);
    }

    [Fact]
    public void Play_ZeroRandomAndRun_TellTheEpisode()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder);
        Assert.All(
            (string[][])[["--agent", "zero", "locomotion/hopper-v5"], ["--agent", "random", "locomotion/hopper-v5"], ["--agent", run]],
            arguments =>
            {
                CommandLine.Result result = CommandLine.Run(["play", .. arguments]);
                Assert.True(result.Code == ExitCode.Ok, result.Error);
                Assert.Contains("locomotion/hopper-v5: return", result.Out, StringComparison.Ordinal);
            });
    }

    internal static void AssertSameFinalCheckpoint(string expected, string actual)
    {
        string left = Directory.EnumerateDirectories(Path.Combine(expected, "checkpoints")).Order().Last();
        string right = Directory.EnumerateDirectories(Path.Combine(actual, "checkpoints")).Order().Last();
        Assert.Equal(Path.GetFileName(left), Path.GetFileName(right));
        foreach (string file in Directory.EnumerateFiles(left))
        {
            Assert.True(
                File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(right, Path.GetFileName(file)))),
                $"{Path.GetFileName(file)} differs");
        }
    }
}
