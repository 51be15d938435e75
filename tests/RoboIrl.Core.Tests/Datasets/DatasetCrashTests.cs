using RoboIrl.Core.Datasets;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Datasets;

/// <summary>A writer that ends at any moment leaves every committed episode, and goes on where it was.</summary>
public sealed class DatasetCrashTests
{
    [Fact]
    public void Continue_AfterKills_EndsWithTheBytesOfAnUninterruptedWriter()
    {
        using TempFolder folder = new();
        string killed = folder.At("killed");
        int promised = 0;
        for (int kill = 0; kill < 4; kill++)
        {
            using (ChildProcess child = TestProgram.Start("write-dataset", killed))
            {
                TestProgram.WaitForLines(child, 5 + kill);
                child.Kill();
                promised = int.Parse(child.Output.TrimEnd('\n').Split('\n')[^2], System.Globalization.CultureInfo.InvariantCulture); // the last line may be a torn one
            }

            using Dataset dataset = Dataset.Open(killed);
            Assert.True(dataset.EpisodeCount >= promised, $"{dataset.EpisodeCount} episodes are left of {promised}.");
            SampleEpisodes.AssertSame(SampleEpisodes.At(dataset.EpisodeCount - 1).Trajectory, dataset.Episode(dataset.EpisodeCount - 1));
        }

        int count;
        using (DatasetWriter writer = DatasetWriter.Continue(killed, SampleEpisodes.Description))
        {
            count = (int)writer.EpisodeCount + 1;
            writer.Append(SampleEpisodes.At(count - 1).Trajectory);
        }

        File.Delete(Path.Combine(killed, DatasetIndex.FileName + ".writing")); // a kill between writing and renaming leaves it
        Assert.Equal(SpanHash.OfFolder(SampleEpisodes.Write(folder.At("whole"), count)), SpanHash.OfFolder(killed));
    }

    [Theory]
    [InlineData("observations.f32")]
    [InlineData("final_states.f64")]
    [InlineData("terminated.u8")]
    [InlineData(EpisodeRecord.FileName)]
    public void Continue_TornTail_IsCutOff(string name)
    {
        using TempFolder folder = new();
        string torn = SampleEpisodes.Write(folder.At("torn"), 6);
        using (FileStream file = new(Path.Combine(torn, name), FileMode.Append))
        {
            file.Write([1, 2, 3, 4, 5, 6, 7]);
        }

        using (Dataset dataset = Dataset.Open(torn))
        {
            Assert.Equal(6, dataset.EpisodeCount);
        }

        using (DatasetWriter writer = DatasetWriter.Continue(torn))
        {
            Assert.Equal(5UL, writer.LastStream);
            writer.Append(SampleEpisodes.At(6).Trajectory);
        }

        Assert.Equal(SpanHash.OfFolder(SampleEpisodes.Write(folder.At("whole"), 7)), SpanHash.OfFolder(torn));
    }

    [Fact]
    public void Continue_AfterAnEndAtAnyWrite_EndsWithTheBytesOfAnUninterruptedWriter()
    {
        // The files in the order in which a commit writes them; the crash hits each of them at several places.
        string[] order = ["observations.f32", "actions.f32", "rewards.f32", "terminated.u8", "truncated.u8", "final_observations.f32", "states.f64", "final_states.f64", "infos.f32", EpisodeRecord.FileName, DatasetIndex.FileName + ".writing"];
        using TempFolder folder = new();
        string before = SampleEpisodes.Write(folder.At("before"), 5), after = SampleEpisodes.Write(folder.At("after"), 6), expected = SpanHash.OfFolder(after);
        File.Copy(Path.Combine(after, DatasetIndex.FileName), Path.Combine(after, order[^1])); // what is about to be renamed
        for (int hit = 0; hit < order.Length; hit++)
        {
            foreach (double part in (double[])[0, 0.01, 0.5, 0.99, 1])
            {
                string crashed = folder.At("crashed");
                Directory.CreateDirectory(crashed);
                foreach (string path in Directory.EnumerateFiles(before))
                {
                    File.Copy(path, Path.Combine(crashed, Path.GetFileName(path)));
                }

                for (int i = 0; i <= hit; i++)
                {
                    byte[] whole = File.ReadAllBytes(Path.Combine(after, order[i]));
                    int old = i < order.Length - 1 ? (int)new FileInfo(Path.Combine(before, order[i])).Length : 0;
                    File.WriteAllBytes(Path.Combine(crashed, order[i]), whole[..(i < hit ? whole.Length : old + (int)(part * (whole.Length - old)))]);
                }

                using (DatasetWriter writer = DatasetWriter.Continue(crashed))
                {
                    Assert.Equal(5, writer.EpisodeCount);
                    writer.Append(SampleEpisodes.At(5).Trajectory);
                }

                Assert.Equal(expected, SpanHash.OfFolder(crashed));
                Directory.Delete(crashed, recursive: true);
            }
        }
    }

    [Fact]
    public void Append_BeforeTheCommit_IsSeenByNoReader()
    {
        using TempFolder folder = new();
        using DatasetWriter writer = DatasetWriter.Create(folder.At("d"), SampleEpisodes.Description, TimeSpan.FromHours(1));
        writer.Append(SampleEpisodes.At(0).Trajectory);
        Assert.Equal(0, Count());
        writer.Commit();
        Assert.Equal(1, Count());
        using Dataset reader = Dataset.Open(folder.At("d"));
        writer.Append(SampleEpisodes.At(1).Trajectory);
        writer.Commit();
        Assert.Equal(1, reader.EpisodeCount);
        SampleEpisodes.AssertSame(SampleEpisodes.At(0).Trajectory, reader.Episode(0));
        Assert.Equal(2, Count());

        int Count()
        {
            using Dataset dataset = Dataset.Open(folder.At("d"));
            return dataset.EpisodeCount;
        }
    }

    [Fact]
    public void Continue_WhileAnotherWrites_IsRefused()
    {
        using TempFolder folder = new();
        using DatasetWriter writer = DatasetWriter.Create(folder.At("d"), SampleEpisodes.Description);
        Assert.Contains("another process is writing it", Assert.Throws<DatasetException>(() => DatasetWriter.Continue(folder.At("d"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Continue_SomethingElse_IsRefused()
    {
        using TempFolder folder = new();
        SampleEpisodes.Write(folder.At("d"), 2);
        DatasetDescription other = SampleEpisodes.Description with { Origin = SampleEpisodes.Description.Origin with { Seed = 8 } };
        Assert.Contains("seed 8", Assert.Throws<DatasetException>(() => DatasetWriter.Continue(folder.At("d"), other)).Message, StringComparison.Ordinal);
        DatasetWriter.Continue(folder.At("d")).Dispose();
    }
}
