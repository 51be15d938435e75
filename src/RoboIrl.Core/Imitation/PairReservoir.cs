using System.Runtime.InteropServices;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Imitation;

/// <summary>Pairs of observation and action out of all that were ever given, each with the same chance to be among those that are kept.</summary>
/// <remarks>Reservoir sampling (algorithm R of Vitter 1985): everything is kept until there is no room.</remarks>
/// <param name="size">O + A, at least 1.</param>
/// <param name="capacity">Most pairs that are kept, at least 1.</param>
public sealed class PairReservoir(int size, int capacity) : ICheckpointable
{
    private readonly List<float> _pairs = [];
    private long _seen;

    /// <summary>Pairs that are kept.</summary>
    public int Count => _pairs.Count / size;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _pairs.Clear();
        _seen = 0;
    }

    /// <summary>Takes pairs in.</summary>
    /// <param name="pairs">[n, O + A]</param>
    /// <param name="rng">Chooses who gives way.</param>
    public void Add(ReadOnlySpan<float> pairs, ref Rng rng)
    {
        for (int at = 0; at < pairs.Length; at += size)
        {
            ReadOnlySpan<float> pair = pairs.Slice(at, size);
            _seen++;
            if (Count < capacity)
            {
                _pairs.AddRange(pair);
            }
            else if ((long)(rng.NextDouble() * _seen) is var place && place < capacity)
            {
                pair.CopyTo(CollectionsMarshal.AsSpan(_pairs)[((int)place * size)..]);
            }
        }
    }

    /// <summary>Draws pairs uniformly, with replacement.</summary>
    /// <param name="pairs">[B, O + A]; every element is written.</param>
    /// <param name="rng">Source of the draws.</param>
    public void Sample(Span<float> pairs, ref Rng rng)
    {
        ReadOnlySpan<float> kept = CollectionsMarshal.AsSpan(_pairs);
        for (int at = 0; at < pairs.Length; at += size)
        {
            kept.Slice(rng.NextInt(Count) * size, size).CopyTo(pairs[at..]);
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Value("seen", _seen);
        writer.Tensor<float>("pairs", [Count, size], CollectionsMarshal.AsSpan(_pairs));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The saved pairs do not fit.</exception>
    public void Load(ICheckpointReader reader)
    {
        long[] shape = reader.Shape("pairs");
        long seen = reader.Int64("seen");
        if (shape.Length != 2 || shape[1] != size || shape[0] < 0 || shape[0] > capacity || seen < shape[0])
        {
            throw new InvalidDataException(
                $"The checkpoint keeps pairs of shape [{string.Join(", ", shape)}] out of {seen}; expected at most {capacity} rows of {size} numbers. Resume with the configuration that wrote the checkpoint.");
        }

        var pairs = new float[shape[0] * shape[1]];
        reader.Tensor("pairs", pairs.AsSpan());
        Clear();
        _pairs.AddRange(pairs);
        _seen = seen;
    }
}
