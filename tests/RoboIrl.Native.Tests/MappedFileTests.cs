using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Native.Tests;

public sealed class MappedFileTests
{
    [Fact]
    public void Span_WithinTheFile_IsItsContent()
    {
        using TempFolder folder = new();
        string path = folder.At("numbers");
        int[] numbers = [.. Enumerable.Range(0, 5_000)];
        File.WriteAllBytes(path, System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(numbers).ToArray());
        using MappedFile file = new(path, numbers.Length * sizeof(int));
        Assert.Equal(numbers, file.Span<int>(0, numbers.Length).ToArray());
        Assert.Equal([4_998, 4_999], file.Span<int>(4_998, 2).ToArray());
        Assert.Empty(file.Span<int>(5_000, 0).ToArray());
        foreach (long offset in (long[])[-1, 0, 19_999, 20_000, long.MaxValue])
        {
            file.Prefetch(offset, 300);
            file.Prefetch(offset, int.MaxValue);
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 4)]
    [InlineData(3, 1)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MaxValue / 2, int.MaxValue)]
    [InlineData(0, -1)]
    public void Span_OutsideTheMappedBytes_IsRefused(long first, int count)
    {
        using TempFolder folder = new();
        using MappedFile file = new(folder.Write("text", "sixteen bytes ..."), 12); // the file goes on, the mapping does not
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Span<int>(first, count).Length);
    }

    [Fact]
    public void Span_AfterDispose_IsRefused()
    {
        using TempFolder folder = new();
        MappedFile file = new(folder.Write("text", "text"), 4);
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.Span<byte>(0, 1).Length);
    }

    [Fact]
    public void Constructor_ShorterOrMissingFile_IsRefused()
    {
        using TempFolder folder = new();
        string path = folder.Write("text", "text");
        Assert.Contains("has 4 bytes, expected at least 5", Assert.Throws<EndOfStreamException>(() => new MappedFile(path, 5)).Message, StringComparison.Ordinal);
        Assert.Throws<EndOfStreamException>(() => new MappedFile(folder.At("none"), 1));
        new MappedFile(folder.At("none"), 0).Dispose(); // nothing is asked of it
    }

    [Fact]
    public void LengthOf_Links_IsThatOfTheFileBehindThem()
    {
        using TempFolder folder = new();
        string path = folder.Write("text", "a text of its own");
        File.CreateSymbolicLink(folder.At("link"), path);
        File.CreateSymbolicLink(folder.At("zero"), "/dev/zero");
        File.CreateSymbolicLink(folder.At("broken"), folder.At("none"));
        Assert.Equal((17, 17, 0, 0, 0), (MappedFile.LengthOf(path), MappedFile.LengthOf(folder.At("link")), MappedFile.LengthOf(folder.At("zero")), MappedFile.LengthOf(folder.At("broken")), MappedFile.LengthOf(folder.Path)));
    }
}
