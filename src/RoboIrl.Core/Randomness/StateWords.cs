namespace RoboIrl.Core.Randomness;

/// <summary>64-bit words and random streams as numbers of a state: half a word is exact as a double, a whole one written bit by bit could be a NaN that no comparison survives.</summary>
public static class StateWords
{
    /// <summary>Doubles per word.</summary>
    public const int Size = 2;

    /// <summary>Doubles per random stream.</summary>
    public const int RngSize = 4 * Size;

    /// <summary>Writes a word as two doubles.</summary>
    /// <param name="word">Any value.</param>
    /// <param name="halves">[2] or longer: lower half, upper half.</param>
    public static void Split(ulong word, Span<double> halves)
    {
        halves[0] = (uint)word;
        halves[1] = (uint)(word >> 32);
    }

    /// <summary>The word that <see cref="Split"/> wrote.</summary>
    /// <param name="halves">[2] or longer.</param>
    public static ulong Join(ReadOnlySpan<double> halves) => (uint)halves[0] | ((ulong)(uint)halves[1] << 32);

    /// <summary>Writes a random stream's position.</summary>
    /// <param name="rng">The stream.</param>
    /// <param name="words">[8] or longer.</param>
    public static void Write(Rng rng, Span<double> words)
    {
        (ulong s0, ulong s1, ulong s2, ulong s3) = rng.State;
        Split(s0, words);
        Split(s1, words[2..]);
        Split(s2, words[4..]);
        Split(s3, words[6..]);
    }

    /// <summary>The stream that <see cref="Write"/> wrote.</summary>
    /// <param name="words">[8] or longer.</param>
    public static Rng ReadRng(ReadOnlySpan<double> words) => Rng.FromState((Join(words), Join(words[2..]), Join(words[4..]), Join(words[6..])));
}
