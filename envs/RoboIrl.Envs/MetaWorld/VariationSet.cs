using RoboIrl.Core.Configuration;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>The fixed placements of a benchmark.</summary>
public static class VariationSet
{
    /// <summary>The placements of one task: they depend on the seed and the task's name only, not on what else a benchmark holds.</summary>
    /// <param name="task">The task.</param>
    /// <param name="seed">The benchmark's seed.</param>
    /// <param name="count">How many, at least 1.</param>
    public static IReadOnlyList<IReadOnlyList<double>> Of(TaskInfo task, ulong seed, int count = ManipulationConfig.DefaultVariations)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Rng rng = new(seed, StreamOf(task.Name));
        double[][] placements = new double[count][];
        for (int i = 0; i < count; i++)
        {
            placements[i] = new double[task.Low.Count];
            task.Draw(ref rng, placements[i]);
        }

        return placements;
    }

    // FNV-1a: the same in every process and version, unlike string.GetHashCode.
    private static ulong StreamOf(string name)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char c in name)
        {
            hash = unchecked((hash ^ c) * 1_099_511_628_211);
        }

        return hash;
    }
}
