using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoboIrl.Core.Randomness;

/// <summary>
/// Standard normal numbers as a function of a key, 32 at a time: Box and Muller (1958) on the bits of <see cref="CounterRandom"/>.
/// Uniform numbers have 24 bits, so no number is beyond 5.8; every operation is an IEEE one on single lanes, so the numbers are
/// the same bits on every machine.
/// </summary>
public static class CounterNormals
{
    /// <summary>Numbers per block; a length that is a multiple of it is filled without a copy.</summary>
    public const int Block = 2 * Lanes;

    private const int Lanes = 16;
    private const int Hashes = 8;

    /// <summary>Fills a span. The numbers depend on the key and their index only: a longer span begins with those of a shorter one.</summary>
    /// <param name="key">From <see cref="CounterRandom.Key"/> or <see cref="CounterRandom.Bits"/>.</param>
    /// <param name="values">Every element is written.</param>
    public static void Fill(ulong key, Span<float> values)
    {
        Span<Vector512<float>> blocks = MemoryMarshal.Cast<float, Vector512<float>>(values[..(values.Length / Block * Block)]);
        for (int i = 0; i < blocks.Length; i += 2)
        {
            (blocks[i], blocks[i + 1]) = Pair(key);
            key = unchecked(key + (2 * Hashes * CounterRandom.Gamma));
        }

        int rest = values.Length % Block;
        if (rest > 0)
        {
            Span<Vector512<float>> last = stackalloc Vector512<float>[2];
            (last[0], last[1]) = Pair(key);
            MemoryMarshal.Cast<Vector512<float>, float>(last)[..rest].CopyTo(values[^rest..]);
        }
    }

    // sqrt(-2 ln u) (cos, sin)(angle), u in (0, 1], 16 lanes of each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> First, Vector512<float> Second) Pair(ulong key)
    {
        Vector512<ulong> counters = Vector512.Create(key) + Vector512.Create(
            CounterRandom.Gamma,
            unchecked(2 * CounterRandom.Gamma),
            unchecked(3 * CounterRandom.Gamma),
            unchecked(4 * CounterRandom.Gamma),
            unchecked(5 * CounterRandom.Gamma),
            unchecked(6 * CounterRandom.Gamma),
            unchecked(7 * CounterRandom.Gamma),
            unchecked(8 * CounterRandom.Gamma));
        Vector512<uint> size = Mix(counters).AsUInt32();
        Vector512<uint> turn = Mix(counters + Vector512.Create(unchecked(Hashes * CounterRandom.Gamma))).AsUInt32();
        Vector512<float> uniform = (Vector512.ConvertToSingle((size >>> 8).AsInt32()) + Vector512<float>.One) * Vector512.Create(1f / (1 << 24));
        Vector512<float> radius = Vector512.Sqrt(Vector512.Create(-2f) * Log(uniform));
        (Vector512<float> cosine, Vector512<float> sine) = Direction(turn);
        return (radius * cosine, radius * sine);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Mix(Vector512<ulong> z)
    {
        z = (z ^ (z >>> 30)) * Vector512.Create(0xBF58476D1CE4E5B9UL);
        z = (z ^ (z >>> 27)) * Vector512.Create(0x94D049BB133111EBUL);
        return z ^ (z >>> 31);
    }

    // x = 2^e m with m in [sqrt(1/2), sqrt(2)); ln m = 2 artanh(s), s = (m - 1) / (m + 1), by its series: |s| <= 0.172.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Log(Vector512<float> x)
    {
        Vector512<int> bits = x.AsInt32();
        Vector512<int> exponent = (bits - Vector512.Create(0x3F3504F3)) >> 23;
        Vector512<float> m = (bits - (exponent << 23)).AsSingle();
        Vector512<float> s = (m - Vector512<float>.One) / (m + Vector512<float>.One);
        Vector512<float> z = s * s;
        Vector512<float> series = (((((Vector512.Create(2f / 7) * z) + Vector512.Create(2f / 5)) * z) + Vector512.Create(2f / 3)) * z) + Vector512.Create(2f);
        return (Vector512.ConvertToSingle(exponent) * Vector512.Create(0.693147181f)) + (s * series);
    }

    // A uniform direction: the upper two bits are the quadrant, the others an angle in [-pi/4, pi/4) within it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> Cosine, Vector512<float> Sine) Direction(Vector512<uint> turn)
    {
        Vector512<float> x = (Vector512.ConvertToSingle(((turn << 2) >>> 8).AsInt32()) * Vector512.Create(MathF.PI / 2 / (1 << 24))) - Vector512.Create(MathF.PI / 4);
        Vector512<float> z = x * x;
        Vector512<float> sine = x * (((((((Vector512.Create(-1f / 5040) * z) + Vector512.Create(1f / 120)) * z) + Vector512.Create(-1f / 6)) * z)) + Vector512<float>.One);
        Vector512<float> cosine = (((((((Vector512.Create(1f / 40320) * z) + Vector512.Create(-1f / 720)) * z) + Vector512.Create(1f / 24)) * z) + Vector512.Create(-0.5f)) * z) + Vector512<float>.One;
        Vector512<float> swapped = ((turn << 1).AsInt32() >> 31).AsSingle();
        Vector512<uint> sign = Vector512.Create(0x80000000u);
        return (
            Vector512.ConditionalSelect(swapped, sine, cosine) ^ ((turn ^ (turn << 1)) & sign).AsSingle(),
            Vector512.ConditionalSelect(swapped, cosine, sine) ^ (turn & sign).AsSingle());
    }
}
