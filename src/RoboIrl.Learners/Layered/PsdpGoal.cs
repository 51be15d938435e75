namespace RoboIrl.Learners.Layered;

/// <summary>What dynamic programming may learn instead of the problem's rewards: to be seen in a layer with a given label.</summary>
/// <param name="Layer">h, 1 .. H: episodes are broken off there.</param>
/// <param name="Decoder">Labels observations of that layer; frozen.</param>
/// <param name="Label">The label that is wanted.</param>
internal sealed record PsdpGoal(int Layer, LinearDecoder Decoder, int Label)
{
    /// <summary>Makes returns 1 where the end has the label, else 0.</summary>
    /// <param name="data">Has observations of the end.</param>
    public void Score(RolloutData data)
    {
        int[] labels = new int[data.Count];
        Decoder.Decode(data.End, labels);
        for (int i = 0; i < labels.Length; i++)
        {
            data.Returns[i] = labels[i] == Label ? 1 : 0;
        }
    }
}
