namespace RoboIrl.Core.Text;

/// <summary>Finds the known name that a mistyped one probably meant.</summary>
public static class NearMiss
{
    private const int LongestName = 128;

    /// <summary>The known name with the smallest edit distance, if it is near enough to be meant.</summary>
    /// <param name="given">What the user wrote.</param>
    /// <param name="known">The names there are.</param>
    /// <returns>The nearest name, ties by ordinal order; null where none is within a third of the length (at least 1, at most 4 edits).</returns>
    public static string? Suggest(string given, IEnumerable<string> known)
    {
        if (given.Length > LongestName)
        {
            return null;
        }

        string? best = null;
        int bestDistance = int.MaxValue;
        string folded = Fold(given);
        foreach (string name in known)
        {
            if (name.Length > LongestName)
            {
                continue;
            }

            int limit = Math.Clamp(Math.Max(given.Length, name.Length) / 3, 1, 4);
            int distance = Distance(folded, Fold(name));
            bool nearer = distance < bestDistance || (distance == bestDistance && string.CompareOrdinal(name, best) < 0);
            if (distance <= limit && nearer)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best ?? Completion(folded, known);
    }

    /// <summary>The end of an error message: <c>; did you mean 'x'?</c>, or nothing.</summary>
    /// <param name="given">What the user wrote.</param>
    /// <param name="known">The names there are.</param>
    public static string Hint(string given, IEnumerable<string> known) => Suggest(given, known) is { } name ? $"; did you mean '{name}'?" : "";

    /// <summary>Edits (insertion, deletion, substitution, swap of neighbours) that turn one text into the other.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>0 for equal texts.</returns>
    public static int Distance(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, substitution);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }

    // 'half_cheetah' for 'locomotion/half-cheetah-v5' is many edits away, yet plainly meant: the newest name that contains it.
    private static string? Completion(string folded, IEnumerable<string> known) => folded.Length < 4
        ? null
        : known.Where(name => name.Length <= LongestName && Fold(name).Contains(folded, StringComparison.Ordinal))
            .Max(StringComparer.Ordinal);

    private static string Fold(string name) => name.ToLowerInvariant().Replace('-', '_');
}
