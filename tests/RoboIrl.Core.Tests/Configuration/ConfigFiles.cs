namespace RoboIrl.Core.Tests.Configuration;

internal static class ConfigFiles
{
    /// <summary>Writes a file below a folder and gives its path.</summary>
    public static string Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
