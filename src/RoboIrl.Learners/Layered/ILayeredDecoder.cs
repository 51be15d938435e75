namespace RoboIrl.Learners.Layered;

/// <summary>Says which of its labels an observation has. Labels mean nothing by themselves.</summary>
public interface ILayeredDecoder
{
    /// <summary>Labels observations. Threads may share a decoder.</summary>
    /// <param name="layer">Layer of all rows, one that has a cover: 1 .. H-1.</param>
    /// <param name="observations">[n, d]</param>
    /// <param name="labels">[n], written: 0 .. N-1.</param>
    void Decode(int layer, ReadOnlySpan<float> observations, Span<int> labels);
}
