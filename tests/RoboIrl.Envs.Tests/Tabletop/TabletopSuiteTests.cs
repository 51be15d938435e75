using RoboIrl.Core.Environments;
using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.Tabletop;
using RoboIrl.MuJoCo;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.Tabletop;

/// <summary>The tabletop tasks can be done, stand random actions, and their scenes lie, move and turn as stated.</summary>
public sealed class TabletopSuiteTests
{
    private const int FewSeeds = 5;
    private const int Seeds = 50;

    private static readonly string[] Seven =
        ["lift-cube", "pick-cube", "stack-cube", "turn-faucet", "open-cabinet-door", "open-cabinet-drawer", "push-chair"];

    public static TheoryData<string> Names => [.. TabletopSuite.Tasks.Select(static task => task.Name)];

    /// <summary>Tasks on a fixture, with the joint that has to be moved.</summary>
    public static TheoryData<string, string> Joints => new() { { "turn-faucet", "lever" }, { "open-cabinet-door", "door" }, { "open-cabinet-drawer", "drawer" } };

    [Fact]
    public void Tasks_AreTheSeven() => Assert.Equal(Seven, TabletopSuite.Tasks.Select(static task => task.Name));

    [Fact]
    public void Find_MistypedName_NamesTheNearest() =>
        Assert.Contains("did you mean 'lift-cube'", Assert.Throws<UnknownEnvironmentException>(() => TabletopSuite.Find("lift-cub")).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_NamesTheTask(string name) =>
        Assert.Contains($"| `{name}` | {TabletopSuite.Find(name).Success}", File.ReadAllText(RepositoryRoot.At("docs", "tabletop.md")), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Expert_FewSeeds_Succeeds(string name) => Assert.Empty(Failures(name, FewSeeds));

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Slow")]
    public void Expert_FiftySeeds_SucceedsInNineteenOfTwenty(string name)
    {
        int[] failures = [.. Failures(name, Seeds)];
        Assert.True(failures.Length <= Seeds / 20, $"seeds {string.Join(", ", failures)} fail");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_RandomActions_WarnsOfNothingAndRewardsLessThanTheExpert(string name)
    {
        using TabletopEpisode random = new(name);
        using TabletopEpisode expert = new(name);
        double ofRandom = 0;
        double ofExpert = 0;
        for (EpisodeEnd end = EpisodeEnd.None; end == EpisodeEnd.None;)
        {
            end = random.Random();
            expert.Expert();
            Assert.InRange(random.Reward, 0, 10);
            Assert.Equal(expert.Success, expert.Reward == 10);
            Assert.True(Array.TrueForAll(random.Observation, double.IsFinite) && random.Data.TotalWarnings == 0 && random.World.NumericFaults == 0, $"{name}: the physics fails at step {random.World.EpisodeSteps}");
            ofRandom += random.Reward;
            ofExpert += expert.Reward;
        }

        Assert.True(ofExpert > ofRandom + 300, $"{ofExpert:F0} with the expert, {ofRandom:F0} at random");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scene_LeftAlone_ComesToRestWithoutWarning(string name)
    {
        using TabletopEpisode episode = new(name);
        Assert.Empty(episode.World.Model.CompilerWarning);
        Vec3 before = Vec3.From(episode.Observation.AsSpan(4));
        for (int i = 0; i < 120; i++)
        {
            episode.Step();
        }

        Assert.Equal(0, episode.Data.TotalWarnings);
        Assert.True(Vec3.Distance(before, Vec3.From(episode.Observation.AsSpan(4))) < 0.002, "the thing does not stay where it was put");
        foreach (double speed in episode.Data.Qvel)
        {
            Assert.True(Math.Abs(speed) < 0.02, $"after 1.5 s something moves at {speed} (m/s or rad/s) in {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Joints))]
    public void Goal_OfAFixture_IsWhereItsPointIsAtNineteenTwentiethsOfTheRange(string name, string joint)
    {
        using TabletopEpisode episode = new(name);
        double end = End(episode.World.Model, joint);
        episode.Put(joint, 0.95 * end).Data.ForwardPosition();
        episode.World.Task.Observe(episode.Data, episode.Observation);

        Assert.True(Vec3.Distance(episode.Task.Goal, Vec3.From(episode.Observation.AsSpan(4))) < 1e-6, $"the goal is {episode.Task.Goal}");
    }

    [Theory]
    [MemberData(nameof(Joints))]
    public void Success_OfAFixture_BeginsAtNineTenthsOfTheRange(string name, string joint)
    {
        using TabletopEpisode episode = new(name);
        double end = End(episode.World.Model, joint);

        Assert.False(episode.Put(joint, 0.89 * end).Step().Success);
        Assert.InRange(episode.Reward, 4.5, 7);
        Assert.True(episode.Put(joint, 0.91 * end).Step().Success);
        Assert.Equal(10, episode.Reward);
    }

    private static double End(MjModel model, string joint) => model.JointRange[(2 * model.Joint(joint).Index) + 1];

    private static List<int> Failures(string name, int seeds)
    {
        List<int> failures = [];
        for (int seed = 0; seed < seeds; seed++)
        {
            using TabletopEpisode episode = new(name, (ulong)seed);
            bool done = false;
            while (episode.Expert() == EpisodeEnd.None)
            {
                done |= episode.Success;
            }

            Assert.Equal(0, episode.World.NumericFaults);
            if (!done || !episode.Success)
            {
                failures.Add(seed);
            }
        }

        return failures;
    }
}
