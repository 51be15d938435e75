using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Conversion.Tests;

/// <summary>Datasets of ours whose every number follows from the episode's number.</summary>
internal static class SampleDataset
{
    public const int O = 3, A = 2, S = 9;

    public static DatasetDescription Description { get; } = new()
    {
        Environment = new EnvironmentSpec("test/walk-v0", VectorSpec.Unbounded(O), VectorSpec.Box(A, -1, 1), 1_000, 0.05, ["speed", "distance"]),
        StateSize = S,
        HasInfos = true,
        Origin = new DatasetOrigin { Policy = "sac", Checkpoint = 5_000, Engine = "none" },
    };

    /// <summary>Writes episodes; even ones terminate, odd ones are truncated.</summary>
    public static string Write(string folder, int episodes, DatasetDescription? description = null)
    {
        description ??= Description;
        using DatasetWriter writer = DatasetWriter.Create(folder, description);
        EpisodeBuffer buffer = new(description);
        for (int e = 0; e < episodes; e++)
        {
            Rng rng = new(5, (ulong)e);
            buffer.Begin(ulong.MaxValue - 3, (ulong)e);
            int steps = 1 + (e * 7 % 13);
            for (int t = 0; t < steps; t++)
            {
                EpisodeEnd end = t < steps - 1 ? EpisodeEnd.None : e % 2 == 0 ? EpisodeEnd.Terminated : EpisodeEnd.Truncated;
                buffer.Add(Doubles(description.StateSize, ref rng), Floats(O, ref rng), Floats(A, ref rng), (float)rng.Uniform(-2, 2), end, Doubles(description.InfoSize, ref rng));
            }

            buffer.Finish(Floats(O, ref rng), Doubles(description.StateSize, ref rng));
            writer.Append(buffer.Trajectory);
        }

        return folder;
    }

    /// <summary>All rows of a column, one episode after the other, as bytes.</summary>
    public static byte[] Bytes<T>(Dataset dataset, Func<int, T[]> column)
        where T : unmanaged =>
        [.. Enumerable.Range(0, dataset.EpisodeCount).SelectMany(e => System.Runtime.InteropServices.MemoryMarshal.AsBytes(column(e).AsSpan()).ToArray())];

    private static float[] Floats(int count, ref Rng rng)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)rng.Uniform(-1, 1);
        }

        return values;
    }

    private static double[] Doubles(int count, ref Rng rng)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = rng.Uniform(-2, 2);
        }

        return values;
    }
}
