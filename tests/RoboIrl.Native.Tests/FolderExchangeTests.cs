namespace RoboIrl.Native.Tests;

public sealed class FolderExchangeTests
{
    [Fact]
    public void TryExchange_TwoFolders_SwapsTheirContentsOrSaysThatItCannot()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string first = folder.CreateSubdirectory("first").FullName;
            string second = folder.CreateSubdirectory("second").FullName;
            File.WriteAllText(Path.Combine(first, "a"), "");
            File.WriteAllText(Path.Combine(second, "b"), "");
            bool swapped = FolderExchange.TryExchange(first, second);
            Assert.Equal(swapped, File.Exists(Path.Combine(first, "b")));
            Assert.Equal(swapped, File.Exists(Path.Combine(second, "a")));
            Assert.Equal(2, folder.GetFiles("*", SearchOption.AllDirectories).Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void TryExchange_MissingFolder_IsRefusedByName()
    {
        string missing = Path.Combine(Path.GetTempPath(), "roboirl-no-such-folder");
        Assert.Contains(missing, Assert.Throws<IOException>(() => FolderExchange.TryExchange(missing, Path.GetTempPath())).Message, StringComparison.Ordinal);
    }
}
