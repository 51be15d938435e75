namespace RoboIrl.Native.Tests;

public class NativeLibrariesTests
{
    [Fact]
    public void Load_Absent_ListsWhatWasTriedAndWhatToDo()
    {
        NativeException error = Assert.Throws<NativeException>(() => NativeLibraries.Load("roboirl_no_such"));

        Assert.Contains("'roboirl_no_such'", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(AppContext.BaseDirectory, "libroboirl_no_such.so"), error.Message, StringComparison.Ordinal);
        Assert.Contains("The loader said", error.Message, StringComparison.Ordinal);
        Assert.Contains("./build.sh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NotALibrary_CarriesTheLoadersReason()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "libroboirl_text.so");
        File.WriteAllText(path, "this is no library");
        try
        {
            NativeException error = Assert.Throws<NativeException>(() => NativeLibraries.Load("roboirl_text"));
            Assert.Contains($"The loader said of '{path}'", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Load_SystemLibrary_GivesOneHandle()
    {
        nint first = NativeLibraries.Load("libm.so.6");

        Assert.NotEqual(0, first);
        Assert.Equal(first, NativeLibraries.Load("libm.so.6"));
    }

    [Fact]
    public void Candidates_BareName_EndsWithTheSystemsLoader() => Assert.Equal("libx.so", NativeLibraries.Candidates("x").Last());

    [Fact]
    public void TryLoad_Absent_IsFalse()
    {
        Assert.False(NativeLibraries.TryLoad("roboirl_no_such", out nint handle));
        Assert.Equal(0, handle);
    }
}
