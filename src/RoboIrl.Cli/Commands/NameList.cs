using RoboIrl.Core.Text;

namespace RoboIrl.Cli.Commands;

/// <summary>Reads options that name several things of a fixed set, divided by commas.</summary>
internal static class NameList
{
    /// <summary>The things that are named, in the order of the text.</summary>
    /// <typeparam name="T">What is named.</typeparam>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its value.</param>
    /// <param name="known">All there are.</param>
    /// <param name="nameOf">Their names.</param>
    /// <exception cref="UsageException">A name is unknown, there twice, or there is none.</exception>
    public static IReadOnlyList<T> Parse<T>(string option, string text, IReadOnlyList<T> known, Func<T, string> nameOf)
    {
        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        string[] all = [.. known.Select(nameOf)];
        foreach (string name in names)
        {
            if (!all.Contains(name))
            {
                throw new UsageException($"{option} names '{name}', which is not among {string.Join(", ", all)}{NearMiss.Hint(name, all)}");
            }
        }

        return names.Distinct(StringComparer.Ordinal).Count() == names.Length
            ? [.. names.Select(n => known[Array.IndexOf(all, n)])]
            : throw new UsageException($"{option} '{text}' names something twice.");
    }
}
