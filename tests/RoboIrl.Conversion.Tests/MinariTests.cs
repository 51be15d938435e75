using System.Text.Json.Nodes;
using RoboIrl.Conversion.Minari;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Conversion.Tests;

public sealed class MinariTests
{
    [Fact]
    public void Write_Dataset_IsReadByH5pyBitForBit()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleDataset.Write(folder.At("ours"), 12));
        MinariWriter.Write(dataset, folder.At("datasets", "roboirl", "walk-v3"), new ExportOptions { States = new StateLayout(4, 3) });
        JsonObject found = H5py.Dump(folder.At("datasets", "roboirl", "walk-v3", "data", "main_data.hdf5"));
        Assert.Equal(Enumerable.Range(0, 12).Select(static e => $"episode_{e}"), found["order"]!.AsArray().Select(static n => n!.GetValue<string>())); // 10 behind 9, not behind 1
        for (int e = 0; e < dataset.EpisodeCount; e++)
        {
            Trajectory episode = dataset.Episode(e);
            Expect(e, "observations", "float32", (float[])[.. episode.Observations, .. episode.FinalObservation]);
            Expect(e, "actions", "float32", episode.Actions.ToArray());
            Expect(e, "rewards", "float32", episode.Rewards.ToArray());
            Expect(e, "terminations", "bool", episode.Terminated.ToArray());
            Expect(e, "truncations", "bool", episode.Truncated.ToArray());
            Expect(e, "infos/roboirl_state", "float64", (double[])[.. episode.States, .. episode.FinalState]);
            Expect(e, "infos/speed", "float32", (float[])[0, .. episode.Infos.ToArray().Where(static (_, i) => i % 2 == 0)]);
            Assert.Equal([episode.Steps + 1, 4], found[$"episode_{e}/infos/qpos"]!["shape"]!.AsArray().Select(static d => d!.GetValue<int>()));
            JsonNode attributes = found[$"episode_{e}"]!["attributes"]!;
            Assert.Equal((e, episode.Steps, episode.Return), (attributes["id"]!.GetValue<int>(), attributes["total_steps"]!.GetValue<int>(), attributes["rewards_sum"]!.GetValue<double>()));
        }

        JsonObject metadata = JsonNode.Parse(File.ReadAllText(folder.At("datasets", "roboirl", "walk-v3", "data", "metadata.json")))!.AsObject();
        Assert.Equal((12, dataset.TransitionCount, "hdf5", "roboirl/walk-v3"), (metadata["total_episodes"]!.GetValue<int>(), metadata["total_steps"]!.GetValue<int>(), metadata["data_format"]!.GetValue<string>(), metadata["dataset_id"]!.GetValue<string>()));
        Assert.Equal("""{"type": "Box", "dtype": "float32", "shape": [3], "low": [-Infinity, -Infinity, -Infinity], "high": [Infinity, Infinity, Infinity]}""", metadata["observation_space"]!.GetValue<string>());

        void Expect<T>(int e, string name, string type, T[] values)
            where T : unmanaged
        {
            JsonNode node = found[$"episode_{e}/{name}"] ?? throw new InvalidOperationException($"h5py finds no episode_{e}/{name}");
            string hash = H5py.HashOf(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
            Assert.Equal((name, type, hash), (name, node["dtype"]!.GetValue<string>(), node["sha256"]!.GetValue<string>()));
        }
    }

    [Fact]
    public void Write_Twice_IsTheSameBytes()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleDataset.Write(folder.At("ours"), 5));
        MinariWriter.Write(dataset, folder.At("a"), new ExportOptions());
        Thread.Sleep(1100); // HDF5 would keep the second
        MinariWriter.Write(dataset, folder.At("b"), new ExportOptions());
        Assert.Equal(File.ReadAllBytes(folder.At("a", "data", "main_data.hdf5")), File.ReadAllBytes(folder.At("b", "data", "main_data.hdf5")));
    }

    [Fact]
    public void Read_StateThatIsNotFinite_NamesEpisodeAndRow()
    {
        using TempFolder folder = new();
        using (DatasetWriter writer = DatasetWriter.Create(folder.At("ours"), SampleDataset.Description))
        {
            EpisodeBuffer buffer = new(SampleDataset.Description);
            buffer.Begin(1, 0);
            buffer.Add(new double[SampleDataset.S], new float[SampleDataset.O], new float[SampleDataset.A], 0, EpisodeEnd.Terminated, [0, 0]);
            buffer.Finish(new float[SampleDataset.O], [0, 0, 0, 0, double.NaN, 0, 0, 0, 0]);
            writer.Append(buffer.Trajectory);
        }

        using Dataset dataset = Dataset.Open(folder.At("ours"));
        MinariWriter.Write(dataset, folder.At("m"), new ExportOptions());
        DatasetException e = Assert.Throws<DatasetException>(() => DatasetConverter.Import(folder.At("m"), folder.At("back"), new ImportOptions()));
        Assert.Contains("'/episode_0/infos/roboirl_state'", e.Message, StringComparison.Ordinal);
        Assert.Contains("holds NaN in row 1, element 4", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("qpos")]
    [InlineData("speed")]
    public void Write_NamesThatCannotBe_AreRefused(string name)
    {
        using TempFolder folder = new();
        DatasetDescription description = SampleDataset.Description with { Environment = SampleDataset.Description.Environment with { InfoNames = ["speed", name] } };
        using Dataset dataset = Dataset.Open(SampleDataset.Write(folder.At("ours"), 2, description));
        DatasetException e = Assert.Throws<DatasetException>(() => MinariWriter.Write(dataset, folder.At("m"), new ExportOptions()));
        Assert.Contains($"a named value '{name}'", e.Message, StringComparison.Ordinal);
        Assert.Equal([folder.At("ours")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("float32")]
    [InlineData("float64")]
    [InlineData("packed")]
    [InlineData("open_ended")]
    public void Read_FolderOfH5py_IsEqualToTheBit(string kind)
    {
        using TempFolder folder = new();
        H5py.Run("minari", kind, folder.At("m"));
        DatasetConverter.Import(folder.At("m"), folder.At("ours"), new ImportOptions());
        using Dataset dataset = Dataset.Open(folder.At("ours"));
        ExpectedBytes.Check(dataset, folder.At("m"));
        Assert.Equal([(7, true), (1, false), (12, true), (4, false)], Enumerable.Range(0, 4).Select(e => (dataset.StepsOf(e), dataset.Episode(e).Terminated[^1] == 1)));
        Assert.Equal(["x_position"], dataset.Spec.InfoNames);
        Assert.Equal([1f, 2, 3, 4], dataset.Episode(3).Infos.ToArray()); // row 0 is the reset's
        Assert.Equal((-1d, 1d, "minari/mujoco-test-v0"), (dataset.Spec.Action.Low[1], dataset.Spec.Action.High[1], dataset.Spec.Id));
        Assert.Empty(DatasetChecks.Run(dataset));
    }

    [Fact]
    public void Read_WhatWasWritten_IsEqualWithStatesAndStreams()
    {
        using TempFolder folder = new();
        using Dataset ours = Dataset.Open(SampleDataset.Write(folder.At("ours"), 9));
        MinariWriter.Write(ours, folder.At("theirs"), new ExportOptions());
        DatasetConverter.Import(folder.At("theirs"), folder.At("back"), new ImportOptions { Environment = ours.Spec, StateSize = SampleDataset.S });
        using Dataset back = Dataset.Open(folder.At("back"));
        ExpectedBytes.CheckSame(ours, back);
        Assert.Equal(SampleDataset.S, back.Description.StateSize);
        Assert.Equal((ulong.MaxValue - 3, 8ul), (back.Episode(8).Seed, back.Episode(8).Stream));
        Assert.Equal(ours.Spec.Id, back.Spec.Id);
    }

    [Fact]
    public void Read_WithoutInfos_LeavesThemOut()
    {
        using TempFolder folder = new();
        H5py.Run("minari", "float32", folder.At("m"));
        DatasetConverter.Import(folder.At("m", "data", "main_data.hdf5"), folder.At("ours"), new ImportOptions { Infos = false });
        using Dataset dataset = Dataset.Open(folder.At("ours"));
        Assert.False(dataset.Description.HasInfos);
    }

    [Theory]
    [InlineData("\"total_episodes\": 4", "\"total_episodes\": 5", "has 4 episodes, metadata.json beside it says 5")]
    [InlineData("\"data_format\": \"hdf5\"", "\"data_format\": \"arrow\"", "data_format 'arrow', expected 'hdf5'")]
    [InlineData("\"data_format\": \"hdf5\"", "\"data_format\": 3", "is broken")]
    [InlineData("\\\"type\\\": \\\"Box\\\", \\\"dtype\\\": \\\"float32\\\"", "\\\"type\\\": \\\"Discrete\\\", \\\"dtype\\\": \\\"float32\\\"", "a space 'Discrete', expected a Box")]
    [InlineData("{", "[{", "is broken")]
    [InlineData("\\\"low\\\": [-1.0, -1.0]", "\\\"low\\\": [null, -1.0]", "'low' of a space holds null")]
    [InlineData("\"total_steps\"", "\"total_episodes\"", "is broken")]
    [InlineData("\\\"low\\\": [-1.0, -1.0]", "\\\"type\\\": \\\"Box\\\"", "is broken")]
    public void Read_MetadataThatDoesNotFit_IsRefused(string from, string to, string expected)
    {
        using TempFolder folder = new();
        H5py.Run("minari", "float32", folder.At("m"));
        string path = folder.At("m", "data", "metadata.json"), text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        DatasetException e = Assert.Throws<DatasetException>(() => DatasetConverter.Import(folder.At("m"), folder.At("ours"), new ImportOptions()));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Contains($"'{folder.At("m", "data")}/", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("ours")));
    }
}
