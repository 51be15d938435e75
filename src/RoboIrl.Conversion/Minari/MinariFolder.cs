using RoboIrl.Native;

namespace RoboIrl.Conversion.Minari;

/// <summary>Finds the file with the episodes in a folder of Minari.</summary>
public static class MinariFolder
{
    /// <summary>The file, in the folder itself or in its <c>data</c>; null where there is none.</summary>
    /// <param name="folder">Any path.</param>
    public static string? DataFileIn(string folder) => Array.Find(
        (string[])[Path.Combine(folder, MinariNames.DataFile), Path.Combine(folder, MinariNames.DataFolder, MinariNames.DataFile)],
        static p => MappedFile.LengthOf(p) > 0);
}
