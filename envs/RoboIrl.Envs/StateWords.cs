namespace RoboIrl.Envs;

/// <summary>64-bit words as numbers of a state: half a word is exact as a double, a whole one written bit by bit could be a NaN that no comparison survives.</summary>
internal static class StateWords
{
    /// <summary>Doubles per word.</summary>
    public const int Size = 2;

    public static void Split(ulong word, Span<double> halves)
    {
        halves[0] = (uint)word;
        halves[1] = (uint)(word >> 32);
    }

    public static ulong Join(ReadOnlySpan<double> halves) => (uint)halves[0] | ((ulong)(uint)halves[1] << 32);
}
