using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>Which member of a layer's cover each member of the next one continues where covers are composed (Mhammedi et al. 2023, eq. 7).</summary>
internal static class Parents
{
    /// <summary>For each label the member that most often led to it; without an episode of a label every one is as good: the first.</summary>
    /// <param name="decoder">Labels where episodes ended; frozen.</param>
    /// <param name="data">Episodes of uniformly drawn members, with observations of their ends.</param>
    /// <param name="count">N, both of labels and of members.</param>
    /// <returns>[N]</returns>
    public static int[] Of(LinearDecoder decoder, RolloutData data, int count)
    {
        int[] labels = new int[data.Count];
        decoder.Decode(data.End, labels);
        float[] counts = new float[count * count]; // [label, member]
        for (int i = 0; i < labels.Length; i++)
        {
            counts[(labels[i] * count) + data.Members[i]]++;
        }

        int[] parents = new int[count];
        Rows.ArgMax(counts, parents);
        return parents;
    }
}
