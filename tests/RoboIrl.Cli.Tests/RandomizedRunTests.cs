using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Core.Metrics;
using RoboIrl.Core.Runs;
using RoboIrl.Envs;
using RoboIrl.MuJoCo;
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
        Assert.InRange(double.Parse(one[^1].Split(',')[mass], CultureInfo.InvariantCulture), 0.5, 2);
        TrainingTests.AssertSameFinalCheckpoint(folder.File("runs/one"), folder.File("runs/two"));

        CommandLine.Result play = CommandLine.Run("play", "--agent", folder.File("runs/one"));
        Assert.Equal(ExitCode.Ok, play.Code);
        Assert.Contains("randomization_mass", play.Out, StringComparison.Ordinal);
        Assert.Contains("reward_forward", play.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_Randomized_KeepsTheDrawOfEveryEpisodeAndResumesToTheSameBytes()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder, Randomized.Replace("total_steps: 128", "total_steps: 256\ncheckpoint: {every: 128}", StringComparison.Ordinal));
        string draws = Path.Combine(run, "draws.csv");
        string[] lines = File.ReadAllLines(draws);
        Assert.Equal("step,world,episode,randomization_mass,randomization_actuator_delay,randomization_observation_noise", lines[0]);
        double[][] rows = [.. lines.Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        CsvMetricsFile metrics = CsvMetricsFile.Read(Path.Combine(run, "metrics.csv"));
        int finished = (int)metrics.Series("episode/count")[^1].Value;
        Assert.InRange(rows.Length, finished, finished + 2); // at the end each world may be in one more
        Assert.Contains(rows, row => row[0] >= 128);

        // What the worlds were given, asked of their models.
        EnvironmentDefinition definition = Suite.Find(Suite.Load(folder.File("experiment.yaml")).Environment);
        using MuJoCoVectorEnvironment worlds = definition.CreateVector(2);
        using MjModel nominal = definition.Model.Load();
        int torso = nominal.Body("torso").Index;
        worlds.Reset(3, new float[2 * worlds.Spec.Observation.Size]);
        for (int world = 0; world < 2; world++)
        {
            double[][] own = [.. rows.Where(row => row[1] == world)];
            Assert.Equal(Enumerable.Range(0, own.Length).Select(i => (double)i), own.Select(row => row[2]));
            Assert.Equal(worlds.World(world).Model.BodyMass[torso] / nominal.BodyMass[torso], own[0][3], 1e-12);
            Assert.All(own, row => Assert.True(row[3] is >= 0.5 and <= 2 && row[4] is 0 or 1 or 2 && row[5] is >= 0 and <= 0.01, string.Join(' ', row)));
            Assert.Equal(own.Length, own.Select(row => row[3]).Distinct().Count());
        }

        // As if it had been killed after its first checkpoint, in the middle of a line.
        byte[] whole = File.ReadAllBytes(draws);
        Directory.Delete(Directory.EnumerateDirectories(Path.Combine(run, "checkpoints")).Order(StringComparer.Ordinal).Last(), recursive: true);
        string status = RunFolder.StatusPathOf(run);
        File.WriteAllText(status, File.ReadAllText(status).Replace("\"finished\"", "\"running\"", StringComparison.Ordinal));
        File.WriteAllBytes(draws, whole[..^5]);
        CommandLine.Result resumed = CommandLine.Run("resume", run);
        Assert.True(resumed.Code == ExitCode.Ok, resumed.Error);
        Assert.Equal(whole, File.ReadAllBytes(draws));
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
