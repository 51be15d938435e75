using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Benchmarks.Datasets;

/// <summary>A dataset of numbers without a meaning, for what only depends on shapes.</summary>
internal static class RandomDataset
{
    /// <summary>Writes whole episodes until there are enough transitions.</summary>
    /// <param name="folder">Does not exist yet.</param>
    /// <param name="observation">O.</param>
    /// <param name="action">A.</param>
    /// <param name="steps">Of an episode.</param>
    /// <param name="transitions">At least so many.</param>
    public static void Write(string folder, int observation, int action, int steps, int transitions)
    {
        DatasetDescription description = new()
        {
            Environment = new EnvironmentSpec("test/walk-v0", VectorSpec.Unbounded(observation), VectorSpec.Box(action, -1, 1), steps, 0.05, []),
            StateSize = 0,
            HasInfos = false,
            Origin = new DatasetOrigin { Policy = "random" },
        };
        Rng rng = new(1);
        float[] row = new float[observation];
        EpisodeBuffer buffer = new(description);
        using DatasetWriter writer = DatasetWriter.Create(folder, description);
        for (ulong e = 0; writer.TransitionCount < transitions; e++)
        {
            buffer.Begin(1, e);
            for (int t = 1; t <= steps; t++)
            {
                row.AsSpan().Fill((float)rng.NextDouble());
                buffer.Add([], row, row.AsSpan(0, action), row[0], t < steps ? EpisodeEnd.None : EpisodeEnd.Truncated, []);
            }

            buffer.Finish(row, []);
            writer.Append(buffer.Trajectory);
        }
    }
}
