using RoboIrl.Core.Configuration;
using RoboIrl.Core.Text;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>Ends of messages about unknown names.</summary>
internal static class Hints
{
    private const int Shown = 12;

    /// <summary><c>; did you mean 'x'</c>, or nothing.</summary>
    public static string Near(string given, IEnumerable<string> known) => NearMiss.Suggest(given, known) is { } name ? $"; did you mean '{KeyNames.Show(name)}'?" : "";

    /// <summary>The nearest name, or else the names there are.</summary>
    public static string NearOrAll(string given, IReadOnlyCollection<string> known)
    {
        string near = Near(given, known);
        if (near.Length > 0)
        {
            return near;
        }

        return known.Count == 0
            ? "; there are none with a name"
            : $"; there are {string.Join(", ", known.Take(Shown).Select(KeyNames.Show))}{(known.Count > Shown ? ", .." : "")}";
    }
}
