using RoboIrl.Core.Checkpoints;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>Threads change how fast a run is and nothing else: every bit of the final checkpoint is the same.</summary>
public sealed class WorkerTests
{
    private const string Ppo = """
        environment:
          id: locomotion/half-cheetah-v5
          count: 4
        learner: ppo
        total_steps: 4096
        evaluation:
          episodes: 1
        ppo:
          rollout_steps: 512
          minibatches: 16
          epochs: 3
        """;

    private const string Sac = """
        environment:
          id: locomotion/half-cheetah-v5
          count: 4
        learner: sac
        total_steps: 1200
        evaluation:
          episodes: 1
        sac:
          warm_up_steps: 1000
          replay_capacity: 5000
        """;

    // What the hash must have covered: worlds, observations, parameters, optimiser, and what the learner keeps besides.
    private static readonly string[] PpoTensors =
        ["run.worlds", "run.observations", "learner.policy", "learner.value", "learner.log_std", "learner.optimizer.0.exp_avg_sq", "observation_normalizer.mean"];

    private static readonly string[] SacTensors =
        ["run.worlds", "run.observations", "learner.policy", "learner.critic", "learner.target_critic", "learner.log_temperature", "learner.critic_optimizer.0.exp_avg_sq", "replay.rows"];

    [Theory]
    [InlineData("ppo")]
    [InlineData("sac")]
    public void Train_AnyNumberOfThreads_EndsWithTheSameBits(string learner)
    {
        (string yaml, string[] tensors) = learner == "ppo" ? (Ppo, PpoTensors) : (Sac, SacTensors);
        string expected = HashOf(yaml, tensors, workers: 1, threads: 1, seed: 1);
        Assert.Equal(expected, HashOf(yaml, tensors, workers: 2, threads: 1, seed: 1));
        Assert.Equal(expected, HashOf(yaml, tensors, workers: 4, threads: 2, seed: 1));
        Assert.Equal(expected, HashOf(yaml, tensors, workers: 1, threads: 2, seed: 1));
        Assert.NotEqual(expected, HashOf(yaml, tensors, workers: 1, threads: 1, seed: 2));
    }

    private static string HashOf(string yaml, string[] tensors, int workers, int threads, int seed)
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder, yaml, "--workers", $"{workers}", "--set", $"compute.threads={threads}", "--set", $"seed={seed}");
        string last = Directory.EnumerateDirectories(Path.Combine(run, "checkpoints")).Order(StringComparer.Ordinal).Last();
        using (Checkpoint checkpoint = Checkpoint.Open(last))
        {
            Assert.All(tensors, name => Assert.True(checkpoint.Reader.Contains(name) && checkpoint.Reader.Shape(name).Aggregate(1L, (a, b) => a * b) > 0, name));
        }

        return SpanHash.OfFolder(last);
    }
}
