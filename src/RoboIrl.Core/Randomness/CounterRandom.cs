using System.Runtime.CompilerServices;

namespace RoboIrl.Core.Randomness;

/// <summary>
/// Random numbers that are a function of a key and an index instead of a state that moves on: whoever needs the tenth number of an
/// episode computes it, in any order and on any thread. The numbers of a key are those of SplitMix64 (Steele, Lea, Flood, 2014).
/// </summary>
public static class CounterRandom
{
    internal const ulong Gamma = 0x9E3779B97F4A7C15UL;

    /// <summary>The key of a stream, for example of an episode; keys of other streams and seeds are unrelated.</summary>
    /// <param name="seed">Any value.</param>
    /// <param name="stream">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(ulong seed, ulong stream) => Mix(Mix(seed + 0x2545F4914F6CDD1DUL) ^ Mix((stream * 0xD1342543DE82EF95UL) + Gamma));

    /// <summary>64 random bits.</summary>
    /// <param name="key">From <see cref="Key"/>.</param>
    /// <param name="index">Which number of the key's.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(ulong key, ulong index) => Mix(key + ((index + 1) * Gamma));

    /// <summary>Integer in [0, bound), uniform up to a bias of bound / 2^32.</summary>
    /// <param name="bits">64 random bits, of which the upper half is used.</param>
    /// <param name="bound">At least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Below(ulong bits, int bound) => (int)(((bits >> 32) * (uint)bound) >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
