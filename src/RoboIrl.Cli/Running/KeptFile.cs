using RoboIrl.Cli.Running.Rewards;

namespace RoboIrl.Cli.Running;

/// <summary>Copies what a run folder or dataset keeps, which may come from anybody: no link, no pipe, nothing endless.</summary>
internal static class KeptFile
{
    /// <summary>Copies a plain file of a size that a person could have written; anything else is left out.</summary>
    /// <param name="from">The file; it need not be there.</param>
    /// <param name="to">The copy; its folder is created, and it must not be there.</param>
    public static void Copy(string from, string to)
    {
        FileInfo file = new(from);
        if (file is { Exists: true, LinkTarget: null, Length: > 0 and <= TextInput.MostBytes })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            file.CopyTo(to);
        }
    }
}
