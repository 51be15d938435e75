namespace RoboIrl.Cli.Running;

/// <summary>The source checkout that the program was built in.</summary>
internal static class Checkout
{
    /// <summary>The folder that holds the solution, or null for a program that was copied elsewhere.</summary>
    public static string? Root
    {
        get
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "RoboIrl.sln")))
                {
                    return folder.FullName;
                }
            }

            return null;
        }
    }
}
