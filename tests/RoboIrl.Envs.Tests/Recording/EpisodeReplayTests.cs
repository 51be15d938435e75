using RoboIrl.Core.Datasets;
using RoboIrl.Core.Policies;
using RoboIrl.Envs.Recording;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.Recording;

/// <summary>Exact resets from a dataset: a world that is put into any recorded state repeats the recording bit by bit.</summary>
public sealed class EpisodeReplayTests
{
    private const int MostSteps = 150; // of each episode, so that every environment is done in a while
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    public static TheoryData<string> Few =>
    [
        "locomotion/half-cheetah-v5", "locomotion/hopper-v5", "locomotion/walker2d-v5", "locomotion/ant-v5", "locomotion/humanoid-v5", "locomotion/humanoid-standup-v5",
        "locomotion/swimmer-v5", "locomotion/reacher-v5", "locomotion/inverted-pendulum-v5", "locomotion/inverted-double-pendulum-v5",
        "control/quadruped-walk-v1", "metaworld/drawer-open", "maze/point-large-diverse-v0", "maze/ant-u-v0", "maze/ant-walk-v0",
    ];

    public static TheoryData<string> All => [.. Registry.Definitions.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Few))]
    public void Replay_FromRecordedStates_IsBitEqual(string id) => AssertReplays(id);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(All))]
    public void Replay_FromRecordedStatesOfEveryEnvironment_IsBitEqual(string id) => AssertReplays(id);

    [Fact]
    public void Replay_ChangedRecording_SaysWhereItDiffers()
    {
        EnvironmentDefinition definition = Short("locomotion/hopper-v5");
        using EpisodeCollector collector = Collector(definition);
        DatasetDescription description = collector.Describe(new DatasetOrigin { Policy = "random" });
        EpisodeBuffer buffer = new(description);
        Assert.True(collector.Collect(buffer, 3, 0, CancellationToken.None));
        Trajectory episode = buffer.Trajectory;
        float[] actions = episode.Actions.ToArray();
        actions[6] = MathF.BitIncrement(actions[6]);
        using EpisodeReplay replay = new(definition, description);
        Assert.Null(replay.FirstDifference(episode));
        Assert.Equal("the state after the step differs at step 2", replay.FirstDifference(new Trajectory
        {
            Observations = episode.Observations,
            Actions = actions,
            Rewards = episode.Rewards,
            Terminated = episode.Terminated,
            Truncated = episode.Truncated,
            States = episode.States,
            FinalObservation = episode.FinalObservation,
            FinalState = episode.FinalState,
        }));
    }

    [Fact]
    public void Replay_InAnotherEnvironment_IsRefused()
    {
        using EpisodeCollector collector = Collector(Short("locomotion/hopper-v5"));
        DatasetDescription description = collector.Describe(new DatasetOrigin { Policy = "random" });
        Assert.Contains("cannot be replayed there", Assert.Throws<DatasetException>(() => new EpisodeReplay(Short("locomotion/walker2d-v5"), description)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Collect_AnEpisode_DoesNotDependOnThoseBefore()
    {
        using EpisodeCollector one = Collector(Short("locomotion/hopper-v5")), other = Collector(Short("locomotion/hopper-v5"));
        DatasetDescription description = one.Describe(new DatasetOrigin { Policy = "random" });
        EpisodeBuffer first = new(description), second = new(description);
        Assert.True(one.Collect(first, 3, 7, CancellationToken.None) && one.Collect(first, 3, 8, CancellationToken.None) && other.Collect(second, 3, 8, CancellationToken.None));
        Assert.Equal(SpanHash.Of(first.Trajectory.States), SpanHash.Of(second.Trajectory.States));
        Assert.Equal(first.Trajectory.Actions.ToArray(), second.Trajectory.Actions.ToArray());
    }

    private static void AssertReplays(string id)
    {
        EnvironmentDefinition definition = Short(id);
        using TempFolder folder = new();
        using (EpisodeCollector collector = Collector(definition))
        {
            DatasetDescription description = collector.Describe(new DatasetOrigin { Policy = "random", Seed = 5 });
            EpisodeBuffer buffer = new(description);
            using DatasetWriter writer = DatasetWriter.Create(folder.At("d"), description);
            for (ulong e = 0; e < 2; e++)
            {
                Assert.True(collector.Collect(buffer, 5, e, CancellationToken.None));
                writer.Append(buffer.Trajectory);
            }
        }

        using Dataset dataset = Dataset.Open(folder.At("d"));
        Assert.Empty(DatasetChecks.Run(dataset));
        using EpisodeReplay replay = new(definition, dataset.Description);
        for (int e = 1; e >= 0; e--)
        {
            Trajectory episode = dataset.Episode(e);
            Assert.Null(replay.FirstDifference(episode));
            Assert.Null(replay.FirstDifference(episode, restoreEach: true));
            Assert.Null(replay.FirstDifference(episode, first: episode.Steps / 2));
            Assert.Null(replay.FirstDifference(episode, first: episode.Steps - 1));
        }
    }

    private static EpisodeCollector Collector(EnvironmentDefinition definition) => new(definition, spec => new RandomPolicy(spec), ActMode.Sample);

    private static EnvironmentDefinition Short(string id)
    {
        EnvironmentDefinition definition = Registry.Find(id);
        return definition with
        {
            MaxEpisodeSteps = Math.Min(definition.MaxEpisodeSteps, MostSteps),
            Members = [.. definition.Members.Take(6).Select(m => m with { MaxEpisodeSteps = Math.Min(m.MaxEpisodeSteps, MostSteps) })],
        };
    }
}
