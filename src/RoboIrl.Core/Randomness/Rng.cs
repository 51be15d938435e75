using System.Numerics;
using System.Runtime.CompilerServices;

namespace RoboIrl.Core.Randomness;

/// <summary>
/// A small, fast, splittable random stream: xoshiro256++ (Blackman and Vigna, 2019), seeded by SplitMix64.
/// A value type of 32 bytes: copy it and you have copied its future, which is what checkpoints do.
/// </summary>
public struct Rng : IEquatable<Rng>
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Creates stream <paramref name="stream"/> of <paramref name="seed"/>; streams of one seed are unrelated.</summary>
    /// <param name="seed">Any value.</param>
    /// <param name="stream">Which stream, for example the row of a world.</param>
    public Rng(ulong seed, ulong stream = 0)
    {
        ulong x = seed;
        ulong mixed = SplitMix(ref x) ^ (stream * 0xD1342543DE82EF95UL + 0x2545F4914F6CDD1DUL);
        _s0 = SplitMix(ref mixed);
        _s1 = SplitMix(ref mixed);
        _s2 = SplitMix(ref mixed);
        _s3 = SplitMix(ref mixed);
    }

    /// <summary>The four state words, for checkpoints.</summary>
    public readonly (ulong S0, ulong S1, ulong S2, ulong S3) State => (_s0, _s1, _s2, _s3);

    /// <summary>Restores a stream from its words.</summary>
    /// <param name="state">From <see cref="State"/>; not all zero.</param>
    /// <exception cref="ArgumentException">All words are zero: the generator would be stuck.</exception>
    public static Rng FromState((ulong S0, ulong S1, ulong S2, ulong S3) state)
    {
        if ((state.S0 | state.S1 | state.S2 | state.S3) == 0)
        {
            throw new ArgumentException("A random stream's four state words cannot all be zero; the checkpoint that holds them is damaged.", nameof(state));
        }

        return new Rng { _s0 = state.S0, _s1 = state.S1, _s2 = state.S2, _s3 = state.S3 };
    }

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public double Uniform(double low, double high)
    {
        // The sum may round up to the open end.
        double value = low + ((high - low) * NextDouble());
        return value < high || high <= low ? value : Math.BitDecrement(high);
    }

    /// <summary>Uniform integer in [0, bound), without bias (Lemire, 2019).</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ulong product = (uint)(NextUInt64() >> 32) * (ulong)(uint)bound;
        if ((uint)product < (uint)bound)
        {
            uint threshold = (uint)(-bound) % (uint)bound;
            while ((uint)product < threshold)
            {
                product = (uint)(NextUInt64() >> 32) * (ulong)(uint)bound;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Standard normal (polar method; one of each pair is dropped so that the state stays 32 bytes).</summary>
    public double Normal()
    {
        while (true)
        {
            double u = (2 * NextDouble()) - 1;
            double v = (2 * NextDouble()) - 1;
            double s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }

    /// <summary>Fills a span with standard normal numbers.</summary>
    /// <param name="values">Every element is written.</param>
    public void FillNormal(Span<float> values)
    {
        int i = 0;
        while (i < values.Length)
        {
            double u = (2 * NextDouble()) - 1;
            double v = (2 * NextDouble()) - 1;
            double s = (u * u) + (v * v);
            if (s is <= 0 or >= 1)
            {
                continue;
            }

            double scale = Math.Sqrt(-2 * Math.Log(s) / s);
            values[i++] = (float)(u * scale);
            if (i < values.Length)
            {
                values[i++] = (float)(v * scale);
            }
        }
    }

    /// <summary>Writes a random permutation of 0 .. n-1 (Fisher and Yates).</summary>
    /// <param name="indices">Every element is written.</param>
    public void Permute(Span<int> indices)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            int j = NextInt(i + 1);
            indices[i] = indices[j];
            indices[j] = i;
        }
    }

    /// <summary>A new stream, unrelated to this one's future; this stream moves on by one draw.</summary>
    public Rng Split() => new(NextUInt64());

    /// <inheritdoc/>
    public readonly bool Equals(Rng other) => State == other.State;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rng other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => State.GetHashCode();

    /// <summary>Whether both streams have the same future.</summary>
    /// <param name="left">One stream.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Rng left, Rng right) => left.Equals(right);

    /// <summary>Whether the streams differ.</summary>
    /// <param name="left">One stream.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Rng left, Rng right) => !left.Equals(right);

    private static ulong SplitMix(ref ulong x)
    {
        ulong z = x += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
