using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Mazes;
using RoboIrl.Envs.Recording;
using Xunit;

namespace RoboIrl.Envs.Tests.Mazes;

/// <summary>The ball's expert finds its way, and what it does is recorded exactly.</summary>
public sealed class PointExpertTests
{
    private const int Episodes = 20;

    public static TheoryData<string> Ids => [.. MazeSuite.Mazes.Select(static d => d.Id).Where(static id => id.Contains("point", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Act_AnyEpisode_ReachesTheGoalAndStays(string id)
    {
        using MuJoCoEnvironment world = EnvironmentRegistry.CreateDefault().Create(id);
        Assert.All(Enumerable.Range(0, Episodes), seed => Assert.True(LastStepSucceeds(world, (ulong)seed, noise: 0), $"seed {seed}"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Act_UnderStrongNoise_StillArrives(string id)
    {
        using MuJoCoEnvironment world = EnvironmentRegistry.CreateDefault().Create(id);
        Assert.Equal(Episodes, Enumerable.Range(0, Episodes).Count(seed => LastStepSucceeds(world, (ulong)seed, noise: 0.5)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Collect_NoisyExpert_ReplaysBitByBit(string id)
    {
        EnvironmentDefinition definition = EnvironmentRegistry.CreateDefault().Find(id);
        using EpisodeCollector collector = new(definition, spec => new NoisyPolicy(definition.Expert!(spec), 1), ActMode.Deterministic);
        DatasetDescription description = collector.Describe(new DatasetOrigin { Policy = "expert", Noise = 1 });
        EpisodeBuffer buffer = new(description);
        using EpisodeReplay replay = new(definition, description);
        for (ulong episode = 0; episode < 3; episode++)
        {
            Assert.True(collector.Collect(buffer, 9, episode, CancellationToken.None));
            Assert.Equal(definition.MaxEpisodeSteps, buffer.Trajectory.Steps);
            Assert.Null(replay.FirstDifference(buffer.Trajectory));
            Assert.Null(replay.FirstDifference(buffer.Trajectory, restoreEach: true));
        }
    }

    private static bool LastStepSucceeds(MuJoCoEnvironment world, ulong seed, double noise)
    {
        PolicyPlayer player = new(world, new NoisyPolicy(world.Definition.Expert!(world.Spec), noise));
        Rng rng = new(seed, 1);
        world.Seed(seed, 0);
        player.Reset();
        bool near = false;
        while (player.Step(ref rng).End == EpisodeEnd.None)
        {
            near |= player.Success;
        }

        return noise == 0 ? player.Success : near;
    }
}
