using System.Text;
using RoboIrl.Core.Metrics;
using RoboIrl.Core.Randomness;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Metrics;

public sealed class TensorBoardWriterTests
{
    [Fact]
    public void Write_Rows_AreReadBackByAnIndependentParser()
    {
        using TempFolder folder = new();
        string path;
        using (TensorBoardWriter writer = new(folder.At("tb"), TimeProvider.System))
        {
            path = writer.Path;
            writer.Write(10, [new("losses/value_loss", 0.5), new("x", -3)]);
            writer.Write(5_000_000_000, [new(new string('n', 190), double.NaN)]);
        }

        Assert.StartsWith("events.out.tfevents.", Path.GetFileName(path));
        List<EventFileParser.Event> events = EventFileParser.Read(path);
        Assert.Equal(3, events.Count);
        Assert.Equal("brain.Event:2", events[0].Version);
        Assert.Equal(10, events[1].Step);
        Assert.Equal([("losses/value_loss", 0.5f), ("x", -3f)], events[1].Scalars);
        Assert.Equal(5_000_000_000, events[2].Step);
        Assert.True(float.IsNaN(Assert.Single(events[2].Scalars).Value));
        Assert.All(events, e => Assert.InRange(e.WallTime, 1.7e9, 1e11));
    }

    [Fact]
    public void Resume_StartsALaterFileThatDropsPointsBeyondTheCheckpoint()
    {
        using TempFolder folder = new();
        List<string> files = [];
        for (int part = 0; part < 3; part++)
        {
            using TensorBoardWriter writer = new(folder.Path, TimeProvider.System, part == 0 ? null : part * 100);
            writer.Write((part * 100) + 50, [new("a", part)]);
            files.Add(writer.Path);
        }

        Assert.Equal(files, files.Order(StringComparer.Ordinal));
        Assert.Equal(3, files.Distinct().Count());
        EventFileParser.Event start = EventFileParser.Read(files[2])[1];
        Assert.Equal((1, 201L), (start.SessionStatus!.Value, start.Step));
        Assert.All(EventFileParser.Read(files[0]), e => Assert.Null(e.SessionStatus));
    }

    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("a", 0xC1D04330u)]
    [InlineData("123456789", 0xE3069283u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x22620404u)]
    public void Crc32C_KnownTexts_MatchPublishedValues(string text, uint expected) =>
        Assert.Equal(expected, Crc32C.Compute(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Crc32C_Rfc3720Vectors_Match()
    {
        byte[] ascending = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        Assert.Equal(0x8A9136AAu, Crc32C.Compute(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Compute([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Crc32C.Compute(ascending));
        Assert.Equal(0x113FDB5Cu, Crc32C.Compute([.. ascending.Reverse()]));
    }

    [Fact]
    public void Crc32C_RandomBytes_MatchBitwiseDefinition()
    {
        Rng rng = new(3);
        for (int length = 0; length < 100; length++)
        {
            byte[] data = [.. Enumerable.Range(0, length).Select(_ => (byte)rng.NextInt(256))];
            Assert.Equal(EventFileParser.BitwiseCrc(data), Crc32C.Compute(data));
        }
    }
}
