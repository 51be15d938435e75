using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using Xunit;

namespace RoboIrl.Core.Tests.Datasets;

/// <summary>Episodes whose every number follows from the episode's number.</summary>
internal static class SampleEpisodes
{
    public const int O = 3, A = 2, S = 5;

    public static DatasetDescription Description { get; } = new()
    {
        Environment = new EnvironmentSpec("test/walk-v0", VectorSpec.Unbounded(O), new VectorSpec(A, [-1, double.NegativeInfinity], [1, 2.5], ["left", "right"]), 1_000, 0.05, ["speed", "success"]),
        StateSize = S,
        HasInfos = true,
        Origin = new DatasetOrigin { Policy = "random", Stochastic = true, Seed = 7, Engine = "none" },
    };

    public static int StepsOf(int episode) => 1 + (episode * 7 % 13);

    /// <summary>Fills a buffer with episode <paramref name="episode"/>; even ones terminate, odd ones are truncated.</summary>
    public static EpisodeBuffer At(int episode, DatasetDescription? description = null)
    {
        description ??= Description;
        EpisodeBuffer buffer = new(description);
        Rng rng = new(99, (ulong)episode);
        buffer.Begin(7, (ulong)episode);
        int steps = StepsOf(episode);
        float[] observation = new float[O], action = new float[A];
        for (int t = 0; t < steps; t++)
        {
            double[] state = [.. Enumerable.Range(0, description.StateSize).Select(_ => rng.Uniform(-2, 2))];
            double[] info = [.. Enumerable.Range(0, description.InfoSize).Select(_ => rng.NextDouble())];
            Fill(observation, ref rng);
            action.AsSpan().Fill((float)rng.Uniform(-1, 1));
            EpisodeEnd end = t < steps - 1 ? EpisodeEnd.None : episode % 2 == 0 ? EpisodeEnd.Terminated : EpisodeEnd.Truncated;
            buffer.Add(state, observation, action, (float)rng.Uniform(-2, 2), end, info);
        }

        Fill(observation, ref rng);
        buffer.Finish(observation, [.. Enumerable.Range(0, description.StateSize).Select(_ => rng.Uniform(-2, 2))]);
        return buffer;
    }

    // Uniform numbers: the bits of a logarithm differ from machine to machine, and with them the golden hash would.
    private static void Fill(Span<float> values, ref Rng rng)
    {
        foreach (ref float value in values)
        {
            value = (float)rng.Uniform(-2, 2);
        }
    }

    /// <summary>Writes a dataset of episodes 0 .. count-1.</summary>
    public static string Write(string folder, int count, DatasetDescription? description = null)
    {
        using DatasetWriter writer = DatasetWriter.Create(folder, description ?? Description);
        for (int e = 0; e < count; e++)
        {
            writer.Append(At(e, description).Trajectory);
        }

        return folder;
    }

    /// <summary>Begins or goes on until it is killed, and says what is committed.</summary>
    public static void WriteForever(string folder)
    {
        using DatasetWriter writer = Directory.Exists(folder)
            ? DatasetWriter.Continue(folder, Description, TimeSpan.Zero)
            : DatasetWriter.Create(folder, Description, TimeSpan.Zero);
        while (true)
        {
            writer.Append(At((int)writer.EpisodeCount).Trajectory);
            Console.WriteLine(writer.EpisodeCount);
        }
    }

    /// <summary>Compares an episode of a dataset with what was written, bit by bit.</summary>
    public static void AssertSame(in Trajectory expected, in Trajectory actual)
    {
        Assert.Equal(expected.Observations.ToArray(), actual.Observations.ToArray());
        Assert.Equal(expected.Actions.ToArray(), actual.Actions.ToArray());
        Assert.Equal(expected.Rewards.ToArray(), actual.Rewards.ToArray());
        Assert.Equal(expected.Terminated.ToArray(), actual.Terminated.ToArray());
        Assert.Equal(expected.Truncated.ToArray(), actual.Truncated.ToArray());
        Assert.Equal(expected.States.ToArray(), actual.States.ToArray());
        Assert.Equal(expected.Infos.ToArray(), actual.Infos.ToArray());
        Assert.Equal(expected.FinalObservation.ToArray(), actual.FinalObservation.ToArray());
        Assert.Equal(expected.FinalState.ToArray(), actual.FinalState.ToArray());
        Assert.Equal((expected.Seed, expected.Stream), (actual.Seed, actual.Stream));
    }
}
