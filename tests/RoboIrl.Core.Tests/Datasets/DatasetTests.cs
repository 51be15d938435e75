using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Datasets;

public sealed class DatasetTests
{
    [Fact]
    public void Open_WhatWasWritten_GivesEveryBitBack()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleEpisodes.Write(folder.At("d"), 40));
        Assert.Equal(40, dataset.EpisodeCount);
        Assert.Equal(Enumerable.Range(0, 40).Sum(SampleEpisodes.StepsOf), dataset.TransitionCount);
        for (int e = 0; e < 40; e++)
        {
            SampleEpisodes.AssertSame(SampleEpisodes.At(e).Trajectory, dataset.Episode(e));
            Assert.Equal(SampleEpisodes.At(e).Trajectory.Return, dataset.ReturnOf(e));
        }

        Assert.Empty(DatasetChecks.Run(dataset));
    }

    [Fact]
    public void Open_Description_IsWhatWasWritten()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleEpisodes.Write(folder.At("d"), 1));
        EnvironmentSpec spec = dataset.Spec;
        Assert.Equal(("test/walk-v0", 1_000, 0.05), (spec.Id, spec.MaxEpisodeSteps, spec.ControlTimestep));
        Assert.Equal([-1, double.NegativeInfinity], spec.Action.Low);
        Assert.Equal([1, 2.5], spec.Action.High);
        Assert.Equal(["left", "right"], spec.Action.Names);
        Assert.Equal(["speed", "success"], spec.InfoNames);
        Assert.Equal(SampleEpisodes.Description.Origin with { Sources = dataset.Description.Origin.Sources }, dataset.Description.Origin);
    }

    [Fact]
    public void Files_OfTheFormat_AreTheGoldenBytes()
    {
        // The format is a promise: other programs read these files, and old datasets stay readable. Made with this writer, version 1.
        using TempFolder folder = new();
        SampleEpisodes.Write(folder.At("d"), 5);
        string hash = SpanHash.OfFolder(folder.At("d"));
        Assert.True(hash == GoldenHash, $"The bytes of the files have changed; they hash to {hash}.");
    }

    private const string GoldenHash = "72f775bf3ba73e857aa90449d025d2bf7effa6743e832d73a8635d463179ccd4";

    [Fact]
    public void Gather_EveryTransition_IsTheEpisodesRow()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleEpisodes.Write(folder.At("d"), 25));
        int n = dataset.TransitionCount, o = SampleEpisodes.O, a = SampleEpisodes.A;
        float[] observations = new float[n * o], actions = new float[n * a], both = new float[n * (o + a)], rewards = new float[n], not = new float[n], next = new float[n * o];
        int[] all = [.. Enumerable.Range(0, n).Reverse()];
        dataset.Gather(all, new TransitionColumns { Observations = observations, Actions = actions, ObservationActions = both, Rewards = rewards, Continuation = not, NextObservations = next });
        for (int i = 0; i < n; i++)
        {
            int episode = dataset.EpisodeOf(all[i]), t = all[i] - dataset.FirstOf(episode);
            Trajectory expected = SampleEpisodes.At(episode).Trajectory;
            bool last = t == expected.Steps - 1;
            Assert.Equal(expected.Observations.Slice(t * o, o), observations.AsSpan(i * o, o));
            Assert.Equal(expected.Actions.Slice(t * a, a), actions.AsSpan(i * a, a));
            Assert.Equal([.. expected.Observations.Slice(t * o, o), .. expected.Actions.Slice(t * a, a)], both.AsSpan(i * (o + a), o + a).ToArray());
            Assert.Equal(expected.Rewards[t], rewards[i]);
            Assert.Equal(last && episode % 2 == 0 ? 0 : 1, not[i]);
            Assert.Equal(last ? expected.FinalObservation : expected.Observations.Slice((t + 1) * o, o), next.AsSpan(i * o, o));
            Assert.Equal(expected.States.Slice(t * SampleEpisodes.S, SampleEpisodes.S), dataset.State(all[i]));
        }
    }

    [Fact]
    public void Gather_Batches_AllocateNothing()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleEpisodes.Write(folder.At("d"), 100));
        ITransitions transitions = dataset;
        int[] batch = new int[256];
        float[] observations = new float[256 * SampleEpisodes.O], next = new float[256 * SampleEpisodes.O], rewards = new float[256];
        Rng rng = new(1);
        Allocations.AssertNone(() =>
        {
            transitions.Sample(batch, ref rng);
            transitions.Gather(batch, new TransitionColumns { Observations = observations, Rewards = rewards, NextObservations = next });
        });
    }

    [Fact]
    public void Gather_WrongRequests_SayWhatIsExpected()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleEpisodes.Write(folder.At("d"), 2));
        float[] two = new float[2];
        Assert.Contains("position 1", Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Gather([0, dataset.TransitionCount], new TransitionColumns { Rewards = two })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Gather([-1, 0], new TransitionColumns { Rewards = two }));
        Assert.Contains("Observations has 2 numbers; expected 6", Assert.Throws<ArgumentException>(() => dataset.Gather([0, 1], new TransitionColumns { Observations = two })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.State(dataset.TransitionCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.ReturnOf(2));
    }

    [Fact]
    public void Create_OverAnything_IsRefusedAndTouchesNothing()
    {
        using TempFolder folder = new();
        SampleEpisodes.Write(folder.At("d"), 3);
        string before = SpanHash.OfFolder(folder.Path);
        Assert.Contains("nothing is ever overwritten", Assert.Throws<DatasetException>(() => DatasetWriter.Create(folder.At("d"), SampleEpisodes.Description)).Message, StringComparison.Ordinal);
        Assert.Equal(before, SpanHash.OfFolder(folder.Path));

        string file = folder.Write("file", "something");
        Assert.Throws<DatasetException>(() => DatasetWriter.Create(file, SampleEpisodes.Description));
        Assert.Equal("something", File.ReadAllText(file));
    }

    [Fact]
    public void Create_EmptyDataset_OpensWithoutEpisodes()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleEpisodes.Write(folder.At("d"), 0));
        Assert.Equal((0, 0), (dataset.EpisodeCount, dataset.TransitionCount));
        ITransitions transitions = dataset;
        Rng rng = new(1);
        Assert.Throws<InvalidOperationException>(() => transitions.Sample(new int[1], ref rng));
    }

    [Fact]
    public void Append_UnfinishedOrForeignEpisode_IsRefused()
    {
        using TempFolder folder = new();
        using DatasetWriter writer = DatasetWriter.Create(folder.At("d"), SampleEpisodes.Description);
        EpisodeBuffer unfinished = new(SampleEpisodes.Description);
        unfinished.Begin(1, 0);
        unfinished.Add(new double[5], new float[3], new float[2], 1, EpisodeEnd.None, new double[2]);
        Assert.Contains("terminated 0 and truncated 0", Assert.Throws<ArgumentException>(() => writer.Append(unfinished.Trajectory)).Message, StringComparison.Ordinal);
        unfinished.Add(new double[5], new float[3], new float[2], 1, EpisodeEnd.Terminated, new double[2]);
        unfinished.Add(new double[5], new float[3], new float[2], 1, EpisodeEnd.Terminated, new double[2]);
        Assert.Contains("before its last one", Assert.Throws<ArgumentException>(() => writer.Append(unfinished.Trajectory)).Message, StringComparison.Ordinal);
        DatasetDescription other = SampleEpisodes.Description with { StateSize = 4 };
        Assert.Contains("States has", Assert.Throws<ArgumentException>(() => writer.Append(SampleEpisodes.At(3, other).Trajectory)).Message, StringComparison.Ordinal);
        Assert.Equal(0, writer.EpisodeCount);
    }

    [Fact]
    public void Add_BothEnds_CountsAsTerminated()
    {
        EpisodeBuffer buffer = new(SampleEpisodes.Description);
        buffer.Begin(1, 0);
        buffer.Add(new double[5], new float[3], new float[2], 1, EpisodeEnd.Terminated | EpisodeEnd.Truncated, new double[2]);
        Assert.Equal((1, 0), (buffer.Trajectory.Terminated[0], buffer.Trajectory.Truncated[0]));
    }

    [Fact]
    public void Combine_TwoDatasets_IsOneAfterTheOther()
    {
        using TempFolder folder = new();
        DatasetDescription bare = SampleEpisodes.Description with { StateSize = 0 };
        using Dataset first = Dataset.Open(SampleEpisodes.Write(folder.At("a"), 3)), second = Dataset.Open(SampleEpisodes.Write(folder.At("b"), 4, bare));
        Combination.Write([first, first], folder.At("aa"), CancellationToken.None);
        Combination.Write([first, second], folder.At("ab"), CancellationToken.None);
        using Dataset same = Dataset.Open(folder.At("aa")), mixed = Dataset.Open(folder.At("ab"));
        SampleEpisodes.AssertSame(first.Episode(1), same.Episode(4));
        Assert.Equal((7, 0, true), (mixed.EpisodeCount, mixed.Description.StateSize, mixed.Description.HasInfos));
        Assert.Equal(second.Episode(2).Observations.ToArray(), mixed.Episode(5).Observations.ToArray());

        DatasetDescription foreign = bare with { Environment = bare.Environment with { Id = "test/run-v0" } };
        using Dataset third = Dataset.Open(SampleEpisodes.Write(folder.At("c"), 1, foreign));
        Assert.Contains("not of one environment", Assert.Throws<DatasetException>(() => Combination.Write([first, third], folder.At("ac"), CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("ac")));
    }

    [Fact]
    public void Combine_Stopped_LeavesNothing()
    {
        using TempFolder folder = new();
        using Dataset dataset = Dataset.Open(SampleEpisodes.Write(folder.At("a"), 3));
        Assert.Throws<OperationCanceledException>(() => Combination.Write([dataset, dataset], folder.At("b"), new CancellationToken(canceled: true)));
        Assert.Equal([folder.At("a")], Directory.EnumerateFileSystemEntries(folder.Path));
        Directory.CreateDirectory(folder.At("empty"));
        Combination.Write([dataset], folder.At("empty"), CancellationToken.None);
        Assert.Throws<DatasetException>(() => Combination.Write([dataset], folder.At("a"), CancellationToken.None));
    }

    [Fact]
    public void State_BeyondTwoBillionNumbers_IsRead()
    {
        // Files with holes: nothing of the size is written.
        const int Episodes = 600, Size = 4_000_000;
        using TempFolder folder = new();
        using (DatasetWriter writer = DatasetWriter.Create(folder.At("d"), SampleEpisodes.Description))
        {
            for (int e = 0; e < Episodes; e++)
            {
                writer.Append(SampleEpisodes.At(0).Trajectory);
            }
        }

        string manifest = folder.At("d", DatasetManifest.FileName);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"state_size\": 5", $"\"state_size\": {Size}", StringComparison.Ordinal));
        DatasetIndex index = DatasetIndex.Read(folder.At("d"));
        (index with { Manifest = DatasetManifest.HashOf(File.ReadAllBytes(manifest)) }).Write(folder.At("d"));
        foreach (string name in (string[])["states.f64", "final_states.f64"])
        {
            using FileStream file = new(folder.At("d", name), FileMode.Open);
            file.SetLength((long)Episodes * Size * sizeof(double));
            file.Position = file.Length - sizeof(double);
            file.Write(BitConverter.GetBytes(42.0));
        }

        using Dataset dataset = Dataset.Open(folder.At("d"), verify: false);
        Assert.Equal(42, dataset.State(Episodes - 1)[^1]);
        Assert.Equal(42, dataset.Episode(Episodes - 1).FinalState[^1]);
    }

    [Fact]
    public void Checks_ImpossibleNumbers_AreNamedWithTheirEpisode()
    {
        using TempFolder folder = new();
        using (DatasetWriter writer = DatasetWriter.Create(folder.At("d"), SampleEpisodes.Description))
        {
            writer.Append(SampleEpisodes.At(0).Trajectory);
            EpisodeBuffer buffer = new(SampleEpisodes.Description);
            buffer.Begin(1, 1);
            buffer.Add(new double[5], [0, float.NaN, 0], [3, 0], 1, EpisodeEnd.Truncated, new double[2]);
            writer.Append(buffer.Trajectory);
        }

        using Dataset dataset = Dataset.Open(folder.At("d"));
        IReadOnlyList<string> problems = DatasetChecks.Run(dataset);
        Assert.Equal(2, problems.Count);
        Assert.Contains("episode 1: its observations hold a number that is not finite", problems);
        Assert.Contains("episode 1: the action of step 0 has 3 at element 0, expected -1 to 1", problems);
    }
}
