namespace RoboIrl.MuJoCo.Tests;

/// <summary>Finds the sources that the tests check.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Folder of MuJoCo's headers, where MUJOCO_HOME names one; otherwise the compiler's own folders are meant.</summary>
    public static string[] IncludeFolders =>
        Environment.GetEnvironmentVariable("MUJOCO_HOME") is { Length: > 0 } home ? [Path.Combine(home, "include")] : [];

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RoboIrl.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"RoboIrl.sln is in none of the parents of '{AppContext.BaseDirectory}': run the tests from a checkout.");
    }
}
