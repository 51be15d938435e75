using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>Randomized experiments from the file to the run folder.</summary>
public sealed class RandomizedRunTests
{
    private const string Randomized = """
        environment:
          id: locomotion/hopper-v5
          count: 2
          randomization:
            parameters:
              - {parameter: mass, of: [torso], scale: [0.5, 2]}
            actuator_delay: [0, 2]
            observation_noise: [0, 0.01]
            pushes: {body: torso, force: [1, 5]}
        learner: ppo
        total_steps: 128
        seed: 3
        evaluation: {episodes: 1}
        ppo: {rollout_steps: 64, minibatches: 2, epochs: 1, hidden_layers: [8]}
        """;

    [Fact]
    public void Train_Randomized_LogsTheDrawsAndTwiceTheSame()
    {
        using TemporaryFolder folder = new();
        string config = folder.Write("a.yaml", Randomized);
        Assert.Equal(ExitCode.Ok, CommandLine.Run("train", config, "--runs", folder.File("runs"), "--name", "one").Code);
        Assert.Equal(ExitCode.Ok, CommandLine.Run("train", config, "--runs", folder.File("runs"), "--name", "two", "--set", "environment.workers=2").Code);
        string[] one = File.ReadAllLines(folder.File("runs/one/metrics.csv"));
        Assert.Contains("info/randomization_mass", one[0], StringComparison.Ordinal);
        Assert.Contains("info/randomization_actuator_delay", one[0], StringComparison.Ordinal);
        int mass = Array.IndexOf(one[0].Split(','), "info/randomization_mass");
        Assert.InRange(double.Parse(one[^1].Split(',')[mass], System.Globalization.CultureInfo.InvariantCulture), 0.5, 2);
        TrainingTests.AssertSameFinalCheckpoint(folder.File("runs/one"), folder.File("runs/two"));

        CommandLine.Result play = CommandLine.Run("play", "--agent", folder.File("runs/one"));
        Assert.Equal(ExitCode.Ok, play.Code);
        Assert.Contains("randomization_mass", play.Out, StringComparison.Ordinal);
        Assert.Contains("reward_forward", play.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_RandomizedNameThatIsNotInTheModel_IsRefusedWithItsPlace()
    {
        using TemporaryFolder folder = new();
        string config = folder.Write("a.yaml", Randomized.Replace("[torso]", "[tosro]", StringComparison.Ordinal));
        CommandLine.Result result = CommandLine.Run("train", config, "--runs", folder.File("runs"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains($"{config}:6:32: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'torso'?", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));
    }
}
