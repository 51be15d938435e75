using System.Text.Json.Nodes;
using RoboIrl.Conversion.D4rl;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Conversion.Tests;

public sealed class D4rlTests
{
    [Fact]
    public void Write_Dataset_IsReadByH5pyBitForBit()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleDataset.Write(folder.At("ours"), 9));
        D4rlWriter.Write(dataset, folder.At("theirs.hdf5"), new ExportOptions { States = new StateLayout(4, 3) });
        JsonObject found = H5py.Dump(folder.At("theirs.hdf5"));
        int n = dataset.TransitionCount;
        Expect("observations", "float32", [n, SampleDataset.O], SampleDataset.Bytes(dataset, e => dataset.Episode(e).Observations.ToArray()));
        Expect("actions", "float32", [n, SampleDataset.A], SampleDataset.Bytes(dataset, e => dataset.Episode(e).Actions.ToArray()));
        Expect("rewards", "float32", [n], SampleDataset.Bytes(dataset, e => dataset.Episode(e).Rewards.ToArray()));
        Expect("terminals", "bool", [n], SampleDataset.Bytes(dataset, e => dataset.Episode(e).Terminated.ToArray()));
        Expect("timeouts", "bool", [n], SampleDataset.Bytes(dataset, e => dataset.Episode(e).Truncated.ToArray()));
        Expect("next_observations", "float32", [n, SampleDataset.O], SampleDataset.Bytes(dataset, e => (float[])[.. dataset.Episode(e).Observations[SampleDataset.O..], .. dataset.Episode(e).FinalObservation]));
        Expect("infos/qpos", "float64", [n, 4], SampleDataset.Bytes(dataset, e => Part(dataset.Episode(e).States, 1, 4)));
        Expect("infos/qvel", "float64", [n, 3], SampleDataset.Bytes(dataset, e => Part(dataset.Episode(e).States, 5, 3)));
        Expect("infos/distance", "float32", [n], SampleDataset.Bytes(dataset, e => dataset.Episode(e).Infos.ToArray().Where((_, i) => i % 2 == 1).ToArray()));
        Assert.Equal("sac", found["metadata/algorithm"]!["text"]!.GetValue<string>());
        Assert.Equal("test/walk-v0", found["metadata/environment"]!["text"]!.GetValue<string>());
        Assert.Equal("int64", found["metadata/iteration"]!["dtype"]!.GetValue<string>());

        void Expect(string path, string type, int[] shape, byte[] bytes)
        {
            JsonNode node = found[path] ?? throw new InvalidOperationException($"h5py finds no {path}");
            Assert.Equal((path, type, H5py.HashOf(bytes), "gzip"), (path, node["dtype"]!.GetValue<string>(), node["sha256"]!.GetValue<string>(), node["packed"]!.GetValue<string>()));
            Assert.Equal(shape, node["shape"]!.AsArray().Select(static d => d!.GetValue<int>()));
        }
    }

    [Fact]
    public void Write_Twice_IsTheSameBytesAndOverwritesNothing()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleDataset.Write(folder.At("ours"), 5));
        D4rlWriter.Write(dataset, folder.At("a.hdf5"), new ExportOptions());
        Thread.Sleep(1100); // HDF5 would keep the second
        D4rlWriter.Write(dataset, folder.At("b.hdf5"), new ExportOptions());
        Assert.Equal(File.ReadAllBytes(folder.At("a.hdf5")), File.ReadAllBytes(folder.At("b.hdf5")));
        DatasetException e = Assert.Throws<DatasetException>(() => D4rlWriter.Write(dataset, folder.At("a.hdf5"), new ExportOptions()));
        Assert.Contains("nothing is ever overwritten", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Stopped_LeavesNothing()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleDataset.Write(folder.At("ours"), 9));
        using CancellationTokenSource stop = new();
        ExportOptions options = new() { Stop = stop.Token, Progress = part => { if (part > 0.5) { stop.Cancel(); } } };
        Assert.Throws<OperationCanceledException>(() => D4rlWriter.Write(dataset, folder.At("a.hdf5"), options));
        Assert.Equal([folder.At("ours")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("float32")]
    [InlineData("float64")]
    [InlineData("columns")]
    [InlineData("numbers")]
    [InlineData("no_timeouts")]
    [InlineData("plain")]
    [InlineData("big_endian")]
    [InlineData("shuffled")]
    public void Read_FileOfH5py_IsEqualToTheBit(string kind)
    {
        using TempFolder folder = new();
        string file = folder.At("d.hdf5");
        H5py.Run("d4rl", kind, file);
        DatasetConverter.Import(file, folder.At("ours"), new ImportOptions());
        using Dataset dataset = Dataset.Open(folder.At("ours"));
        ExpectedBytes.Check(dataset, file);
        Assert.Equal([(7, true), (1, false), (12, true), (4, false)], Enumerable.Range(0, 4).Select(e => (dataset.StepsOf(e), dataset.Episode(e).Terminated[^1] == 1)));
        Assert.Equal(["action_log_probs"], dataset.Spec.InfoNames);
        Assert.Equal([7f], dataset.Episode(1).Infos.ToArray());
        Assert.Equal((-1d, "d4rl/d", 12), (dataset.Spec.Action.Low[0], dataset.Spec.Id, dataset.Spec.MaxEpisodeSteps));
        Assert.Empty(DatasetChecks.Run(dataset));
    }

    [Fact]
    public void Read_WithoutNextObservations_ATimeoutLosesItsLastStep()
    {
        using TempFolder folder = new();
        H5py.Run("d4rl", "no_next", folder.At("d.hdf5"));
        DatasetConverter.Import(folder.At("d.hdf5"), folder.At("ours"), new ImportOptions());
        using Dataset dataset = Dataset.Open(folder.At("ours"));
        float[] observations = ExpectedBytes.Floats(folder.At("d.hdf5.observations"));
        Assert.Equal([7, 12, 3], Enumerable.Range(0, 3).Select(dataset.StepsOf)); // an episode of one step is gone, the last one is a step shorter
        Assert.Equal(observations[^5..], dataset.Episode(2).FinalObservation.ToArray());
        Assert.Equal(observations[(6 * 5)..(7 * 5)], dataset.Episode(0).FinalObservation.ToArray());
    }

    [Fact]
    public void Read_Version0_EndsAtTerminalsOnly()
    {
        using TempFolder folder = new();
        H5py.Run("d4rl", "old", folder.At("d.hdf5"));
        DatasetConverter.Import(folder.At("d.hdf5"), folder.At("ours"), new ImportOptions());
        using Dataset dataset = Dataset.Open(folder.At("ours"));
        Assert.Equal([7, 13], Enumerable.Range(0, dataset.EpisodeCount).Select(dataset.StepsOf));
        Assert.Contains("only terminal rows end an episode", dataset.Description.Origin.Sources[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhatWasWritten_IsEqual()
    {
        using TempFolder folder = new();
        using Dataset ours = Dataset.Open(SampleDataset.Write(folder.At("ours"), 9));
        D4rlWriter.Write(ours, folder.At("theirs.hdf5"), new ExportOptions());
        DatasetConverter.Import(folder.At("theirs.hdf5"), folder.At("back"), new ImportOptions { Environment = ours.Spec, StateSize = SampleDataset.S });
        using Dataset back = Dataset.Open(folder.At("back"));
        ExpectedBytes.CheckSame(ours, back);
        Assert.Equal((ours.Spec.Id, 0), (back.Spec.Id, back.Description.StateSize));
    }

    [Fact]
    public void Read_ForAnotherEnvironment_SaysTheSizes()
    {
        using TempFolder folder = new();
        H5py.Run("d4rl", "float32", folder.At("d.hdf5"));
        EnvironmentSpec other = SampleDataset.Description.Environment;
        DatasetException e = Assert.Throws<DatasetException>(() => DatasetConverter.Import(folder.At("d.hdf5"), folder.At("ours"), new ImportOptions { Environment = other }));
        Assert.Contains("observations of 5 and actions of 2; 'test/walk-v0' has 3 and 2", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("ours")));
    }

    private static double[] Part(ReadOnlySpan<double> states, int first, int count)
    {
        List<double> part = [];
        for (int at = 0; at < states.Length; at += SampleDataset.S)
        {
            part.AddRange(states.Slice(at + first, count));
        }

        return [.. part];
    }
}
