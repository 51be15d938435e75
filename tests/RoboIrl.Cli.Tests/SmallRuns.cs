namespace RoboIrl.Cli.Tests;

/// <summary>Experiments that take a second: tiny networks, few steps.</summary>
internal static class SmallRuns
{
    public const string Ppo = """
        environment:
          id: locomotion/hopper-v5
          count: 2
        learner: ppo
        total_steps: 512
        evaluation:
          episodes: 2
        checkpoint:
          every: 256
        logging:
          every: 128
        ppo:
          rollout_steps: 64
          minibatches: 4
          epochs: 2
          hidden_layers: [8]
        """;

    public const string Sac = """
        environment:
          id: locomotion/hopper-v5
        learner: sac
        total_steps: 300
        evaluation:
          episodes: 2
        checkpoint:
          every: 100
        sac:
          warm_up_steps: 64
          batch_size: 16
          replay_capacity: 1000
          hidden_layers: [8, 8]
        """;

    /// <summary>An experiment on a dataset of the hopper.</summary>
    public static string FromDataset(string learner, string dataset) => $"""
        environment:
          id: locomotion/hopper-v5
        learner: {learner}
        dataset: {dataset}
        total_steps: 40
        evaluation:
          episodes: 2
        checkpoint:
          every: 20
        {learner}:
          batch_size: 8
          hidden_layers: [8]
        """;

    /// <summary>Records a few random episodes of the hopper and gives the dataset's folder.</summary>
    public static string Record(TemporaryFolder folder)
    {
        CommandLine.Result result = CommandLine.Run("data", "collect", "locomotion/hopper-v5", "--agent", "random", "-n", "5", "--out", folder.File("d"));
        Xunit.Assert.True(result.Code == ExitCode.Ok, result.Error);
        return folder.File("d");
    }

    /// <summary>Trains and gives the run folder.</summary>
    public static string Train(TemporaryFolder folder, string yaml = Ppo, params string[] more)
    {
        string config = folder.Write("experiment.yaml", yaml);
        CommandLine.Result result = CommandLine.Run(["train", config, "--runs", folder.File("runs"), "--name", "small", .. more]);
        Xunit.Assert.True(result.Code == ExitCode.Ok, result.Error);
        return folder.File("runs/small");
    }
}
