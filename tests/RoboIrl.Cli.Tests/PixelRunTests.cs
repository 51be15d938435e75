using RoboIrl.Core.Runs;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>Experiments that see their robot through a camera.</summary>
public sealed class PixelRunTests
{
    private const string Pixels = """
        environment:
          id: locomotion/hopper-v5
          count: 2
          pixels: {cameras: [track], width: 16, height: 16, stack: 2, keep_state: true, threads: 2}
        learner: ppo
        total_steps: 256
        evaluation: {episodes: 1}
        checkpoint: {every: 128}
        ppo: {rollout_steps: 64, minibatches: 2, epochs: 1, hidden_layers: [8]}
        """;

    [Fact]
    public void Train_WithImages_ResumesToTheSameBytesAndPlays()
    {
        using TemporaryFolder folder = new();
        string whole = SmallRuns.Train(folder, Pixels);
        string part = folder.File("runs/part");
        CommandLine.Result first = CommandLine.Run("train", folder.Write("a.yaml", Pixels), "--runs", folder.File("runs"), "--name", "part");
        Assert.True(first.Code == ExitCode.Ok, first.Error);

        // As if it had been killed after its first checkpoint.
        Directory.Delete(Directory.EnumerateDirectories(Path.Combine(part, "checkpoints")).Order(StringComparer.Ordinal).Last(), recursive: true);
        string status = RunFolder.StatusPathOf(part);
        File.WriteAllText(status, File.ReadAllText(status).Replace("\"finished\"", "\"running\"", StringComparison.Ordinal));
        CommandLine.Result resumed = CommandLine.Run("resume", part);
        Assert.True(resumed.Code == ExitCode.Ok, resumed.Error);
        TrainingTests.AssertSameFinalCheckpoint(whole, part);

        CommandLine.Result play = CommandLine.Run("play", "--agent", part);
        Assert.True(play.Code == ExitCode.Ok, play.Error);
        Assert.Contains("locomotion/hopper-v5: return", play.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, CommandLine.Run("eval", part, "--episodes", "1").Code);
    }

    [Fact]
    public void Train_NoiseThatNothingObserves_IsRefusedWithItsPlace()
    {
        using TemporaryFolder folder = new();
        string noisy = Pixels.Replace("  pixels:", "  randomization: {observation_noise: [0, 0.01]}\n  pixels:", StringComparison.Ordinal);
        string config = folder.Write("a.yaml", noisy.Replace("keep_state: true", "keep_state: false", StringComparison.Ordinal));
        CommandLine.Result result = CommandLine.Run("train", config, "--runs", folder.File("runs"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains($"{config}:4:38: 'environment.randomization.observation_noise': observation_noise [0, 0.01] is for", result.Error, StringComparison.Ordinal);
        Assert.Contains("environment.pixels.keep_state: true", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));

        CommandLine.Result seen = CommandLine.Run("config", "check", folder.Write("b.yaml", noisy));
        Assert.True(seen.Code == ExitCode.Ok, seen.Error);
        CommandLine.Result quiet = CommandLine.Run("config", "check", folder.Write("c.yaml", Pixels.Replace("keep_state: true", "keep_state: false", StringComparison.Ordinal)));
        Assert.True(quiet.Code == ExitCode.Ok, quiet.Error);
    }

    [Fact]
    public void Train_CameraThatIsNotInTheModel_IsRefusedWithItsPlace()
    {
        using TemporaryFolder folder = new();
        string config = folder.Write("a.yaml", Pixels.Replace("[track]", "[trak]", StringComparison.Ordinal));
        CommandLine.Result result = CommandLine.Run("train", config, "--runs", folder.File("runs"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains($"{config}:4:22: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'track'?", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));
    }
}
