using RoboIrl.Conversion.D4rl;
using RoboIrl.Conversion.Minari;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion;

/// <summary>The named values of each step that a file keeps in its group <c>infos</c>: what has one floating-point number per row.</summary>
internal static class InfoColumns
{
    /// <summary>Name of the group.</summary>
    public const string Group = "infos";

    private const int LongestName = 64;
    private const int Most = 1_000;

    /// <summary>Whether a named value can have a name in the group: short, printable, no path, and not that of a column of states.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name is not ("." or D4rlNames.Positions or D4rlNames.Velocities or MinariNames.State) && name.All(static c => c is > ' ' and <= '~' and not '/');

    /// <summary>Names of the values, in the order of their bytes; anything else in the group is left out.</summary>
    /// <param name="parent">The group above.</param>
    /// <param name="rows">Rows that they must have.</param>
    /// <exception cref="Hdf5Exception">There is a link to elsewhere, or the file is damaged.</exception>
    public static IReadOnlyList<string> NamesIn(Hdf5Group parent, long rows)
    {
        if (parent.NodeOf(Group) != Hdf5Node.Group)
        {
            return [];
        }

        using Hdf5Group infos = parent.OpenGroup(Group);
        List<string> names = [];
        foreach (string name in infos.Names().Where(IsName).Take(Most))
        {
            if (infos.NodeOf(name) == Hdf5Node.Dataset)
            {
                using Hdf5Dataset dataset = infos.OpenDataset(name);
                if (FloatColumn.AreNumbers(dataset) && dataset.Shape[0] == rows)
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }

    /// <summary>Opens some of them.</summary>
    public static FloatColumn[] Open(Hdf5Group parent, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return [];
        }

        using Hdf5Group infos = parent.OpenGroup(Group);
        return [.. names.Select(n => FloatColumn.Numbers(infos, n))];
    }
}
