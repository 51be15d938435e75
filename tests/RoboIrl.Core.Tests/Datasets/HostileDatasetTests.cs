using System.Diagnostics;
using System.Runtime.InteropServices;
using RoboIrl.Core.Datasets;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Datasets;

/// <summary>Files that were cut, flipped or made up give an error that names them, and nothing is written.</summary>
public sealed class HostileDatasetTests
{
    public static TheoryData<string> Files => ["observations.f32", "actions.f32", "rewards.f32", "terminated.u8", "truncated.u8", "states.f64", "infos.f32", "final_observations.f32", "final_states.f64", EpisodeRecord.FileName];

    [Theory]
    [MemberData(nameof(Files))]
    public void Open_TruncatedAnywhere_NamesFileAndEpisode(string name)
    {
        using TempFolder folder = new();
        string path = Path.Combine(SampleEpisodes.Write(folder.At("d"), 6), name);
        byte[] whole = File.ReadAllBytes(path);
        for (int length = whole.Length - 1; length >= 0; length -= Math.Max(1, whole.Length / 40))
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Matches($"'{path}'.*episode [0-5]|Episode [0-5] in '{path}'", Refused(folder));
        }

        File.Delete(path);
        Assert.Contains(path, Refused(folder), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Open_FlippedBit_NamesFileAndEpisode(string name)
    {
        using TempFolder folder = new();
        string path = Path.Combine(SampleEpisodes.Write(folder.At("d"), 6), name);
        byte[] whole = File.ReadAllBytes(path);
        for (int bit = 0; bit < whole.Length * 8; bit += Math.Max(1, whole.Length * 8 / 97))
        {
            byte[] flipped = [.. whole];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, flipped);
            Assert.Matches($"Episode [0-5] in '{path}'", Refused(folder));
        }
    }

    [Theory]
    [InlineData(DatasetIndex.FileName)]
    [InlineData(DatasetManifest.FileName)]
    public void Open_FlippedOrCutText_NamesTheFile(string name)
    {
        using TempFolder folder = new();
        string path = Path.Combine(SampleEpisodes.Write(folder.At("d"), 6), name);
        byte[] whole = File.ReadAllBytes(path);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] flipped = [.. whole];
            flipped[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(path, flipped);
            Refused(folder);
            File.WriteAllBytes(path, whole[..i]);
            Assert.Contains(path, Refused(folder), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("episodes", 2_000_000_000L)]
    [InlineData("episodes", -1L)]
    [InlineData("episodes", long.MaxValue)]
    [InlineData("episodes", 3L)]
    [InlineData("transitions", 2_000_000_000L)]
    [InlineData("transitions", 5L)]
    [InlineData("transitions", long.MinValue)]
    public void Open_IndexThatClaimsOtherCounts_IsRefusedWithoutMemory(string key, long value)
    {
        using TempFolder folder = new();
        string path = Path.Combine(SampleEpisodes.Write(folder.At("d"), 6), DatasetIndex.FileName);
        File.WriteAllText(path, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(path), $"\"{key}\": \\d+", $"\"{key}\": {value}"));
        long before = GC.GetTotalAllocatedBytes();
        Refused(folder);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData(0, 8, 1_000_000L)] // episode 0 has so many steps
    [InlineData(2, 8, long.MaxValue)]
    [InlineData(2, 8, 0L)]
    [InlineData(3, 0, -5L)] // begins before the file
    [InlineData(3, 0, long.MaxValue)]
    [InlineData(5, 8, int.MaxValue)]
    public void Open_ConsistentChecksumsOverImpossibleOffsets_NamesTheEpisode(int episode, int field, long value)
    {
        using TempFolder folder = new();
        string dataset = SampleEpisodes.Write(folder.At("d"), 6), path = Path.Combine(dataset, EpisodeRecord.FileName);
        byte[] bytes = File.ReadAllBytes(path);
        Span<EpisodeRecord> records = MemoryMarshal.Cast<byte, EpisodeRecord>(bytes.AsSpan());
        MemoryMarshal.Write(bytes.AsSpan((episode * EpisodeRecord.Bytes) + field), value);
        uint chain = 0;
        foreach (ref EpisodeRecord record in records)
        {
            record.Chain = chain = record.ChainAfter(chain);
        }

        File.WriteAllBytes(path, bytes);
        DatasetIndex index = DatasetIndex.Read(dataset);
        (index with { Chain = chain }).Write(dataset);
        Assert.Contains($"Episode {episode} in '{path}'", Refused(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"size\": 3", "\"size\": 4")]
    [InlineData("\"size\": 3", "\"size\": 0")]
    [InlineData("\"size\": 3", "\"size\": -3")]
    [InlineData("\"size\": 3", "\"size\": 2000000000")]
    [InlineData("\"state_size\": 5", "\"state_size\": 2000000000")]
    [InlineData("\"state_size\": 5", "\"state_size\": 6")]
    [InlineData("\"info_names\": [", "\"info_names\": [ null,")]
    [InlineData("\"format\": \"roboirl-dataset\"", "\"format\": \"other\"")]
    [InlineData("\"version\": 1", "\"version\": 2")]
    [InlineData("\"has_infos\": true", "\"has_infos\": true, \"more\": {}")]
    [InlineData("\"control_timestep\": 0.05", "\"control_timestep\": \"NaN\"")]
    public void Open_ManifestWithAFittingChecksum_IsJudgedAllTheSame(string from, string to)
    {
        using TempFolder folder = new();
        string dataset = SampleEpisodes.Write(folder.At("d"), 6), path = Path.Combine(dataset, DatasetManifest.FileName);
        string text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        DatasetIndex index = DatasetIndex.Read(dataset);
        (index with { Manifest = DatasetManifest.HashOf(File.ReadAllBytes(path)) }).Write(dataset);
        Refused(folder);
    }

    [Fact]
    public void Open_APipeOrDeviceAsAFile_DoesNotWait()
    {
        using TempFolder folder = new();
        SampleEpisodes.Write(folder.At("d"), 3);
        foreach (string name in (string[])[DatasetIndex.FileName, DatasetManifest.FileName, "rewards.f32", EpisodeRecord.FileName])
        {
            string path = folder.At("d", name);
            File.Move(path, path + ".away");
            using (Process pipe = Process.Start("mkfifo", [path]))
            {
                pipe.WaitForExit();
            }

            Assert.Contains(path, Refused(folder), StringComparison.Ordinal);
            File.Delete(path);
            File.CreateSymbolicLink(path, "/dev/zero");
            Assert.Contains(path, Refused(folder), StringComparison.Ordinal);
            File.Delete(path);
            File.Move(path + ".away", path);
        }

        Dataset.Open(folder.At("d")).Dispose();
    }

    [Theory]
    [InlineData("rewards.f32")]
    [InlineData("index.json.writing")]
    public void Continue_ALinkToElsewhere_IsRefusedAndTheOtherFileStays(string name)
    {
        using TempFolder folder = new();
        SampleEpisodes.Write(folder.At("d"), 3);
        string path = folder.At("d", name), other = folder.At("precious");
        if (File.Exists(path))
        {
            File.Move(path, other);
        }
        else
        {
            File.WriteAllText(other, "precious");
        }

        byte[] before = File.ReadAllBytes(other);
        File.CreateSymbolicLink(path, other);
        Assert.Contains("is a link", Assert.Throws<DatasetException>(() => DatasetWriter.Continue(folder.At("d"))).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(other));
    }

    [Fact]
    public void Continue_DamagedDataset_IsRefusedAndTouchesNothing()
    {
        using TempFolder folder = new();
        string path = Path.Combine(SampleEpisodes.Write(folder.At("d"), 6), "states.f64");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        string before = SpanHash.OfFolder(folder.Path);
        Assert.Contains("Episode 5", Assert.Throws<DatasetException>(() => DatasetWriter.Continue(folder.At("d"))).Message, StringComparison.Ordinal);
        Assert.Equal(before, SpanHash.OfFolder(folder.Path));
    }

    [Fact]
    public void Open_NoDataset_SaysSo()
    {
        using TempFolder folder = new();
        Assert.Contains("There is no dataset", Assert.Throws<DatasetException>(() => Dataset.Open(folder.At("none"))).Message, StringComparison.Ordinal);
        Assert.Contains("is no dataset", Assert.Throws<DatasetException>(() => Dataset.Open(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => DatasetWriter.Continue(folder.Path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static string Refused(TempFolder folder) => Assert.Throws<DatasetException>(() => Dataset.Open(folder.At("d"))).Message;
}
