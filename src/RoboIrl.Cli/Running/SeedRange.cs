using System.Globalization;

namespace RoboIrl.Cli.Running;

/// <summary>Reads <c>--seed</c> and <c>--seeds</c>: one seed, a range, a list, or a mixture.</summary>
internal static class SeedRange
{
    private const int Most = 1_000;

    /// <summary>The seeds of a text such as <c>3</c>, <c>1..5</c> or <c>1,2,7..9</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="option">What messages call it.</param>
    /// <exception cref="UsageException">It is no such text, names a seed twice, or names more than a thousand.</exception>
    public static IReadOnlyList<ulong> Parse(string text, string option = "--seed")
    {
        List<ulong> seeds = [];
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] ends = part.Split("..", StringSplitOptions.TrimEntries);
            ulong last = 0;
            bool known = ends.Length is 1 or 2 && ulong.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out last);
            ulong first = last;
            if (!known || (ends.Length == 2 && !ulong.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out last)) || last < first)
            {
                throw new UsageException($"{option} '{text}' is not understood at '{part}'; expected a seed, a rising range or a list, for example 3 or 1..5 or 1,2,7.");
            }

            if (last - first >= Most || seeds.Count + (int)(last - first) >= Most)
            {
                throw new UsageException($"{option} '{text}' names more than {Most} seeds.");
            }

            for (ulong i = 0; i <= last - first; i++)
            {
                seeds.Add(first + i);
            }
        }

        return seeds.Distinct().Count() == seeds.Count ? seeds : throw new UsageException($"{option} '{text}' names a seed twice.");
    }

    /// <summary>The shortest text that names seeds: <see cref="Parse"/> the other way round.</summary>
    /// <param name="seeds">In any order.</param>
    /// <returns>Rising, for example <c>1..5,7</c>.</returns>
    public static string Format(IEnumerable<ulong> seeds)
    {
        List<(ulong First, ulong Last)> ranges = [];
        foreach (ulong seed in seeds.Distinct().Order())
        {
            if (ranges is [.., var (first, last)] && seed == last + 1)
            {
                ranges[^1] = (first, seed);
            }
            else
            {
                ranges.Add((seed, seed));
            }
        }

        return string.Join(',', ranges.Select(static r => (r.Last - r.First) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{r.First}"),
            1 => string.Create(CultureInfo.InvariantCulture, $"{r.First},{r.Last}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{r.First}..{r.Last}"),
        }));
    }
}
