using RoboIrl.Core.Randomness;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.Envs.Tests.MetaWorld.Equations;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>The faithful rewards are the published equations; the fixed ones pay 10 exactly where a task is done.</summary>
public sealed class RewardTests
{
    private const int Steps = 300;

    // Done by the published rules only once a joint is broken through its limits; ThresholdTests puts it there.
    private static readonly string[] BeyondItsLimits = ["button-press", "button-press-wall", "button-press-topdown", "button-press-topdown-wall", "lever-pull"];

    // What the fixed rules' expert reaches under the faithful ones where the equation has no 10 for a task done, or pays it for more
    // than success asks for.
    private static readonly Dictionary<string, double> Most = new(StringComparer.Ordinal)
    {
        ["box-close"] = 9.98,
        ["button-press"] = 8.5,
        ["button-press-topdown"] = 8.5,
        ["button-press-topdown-wall"] = 6.5,
        ["button-press-wall"] = 8.5,
        ["coffee-button"] = 8.5,
        ["dial-turn"] = 4,
        ["door-lock"] = 9.7,
        ["door-unlock"] = 8.2,
        ["drawer-open"] = 9.5,
        ["handle-pull-side"] = 6.9,
        ["lever-pull"] = 1.3,
        ["window-close"] = 9.99,
    };

    public static TheoryData<string> Names => [.. MetaWorldSuite.Tasks.Select(t => t.Name)];

    [Fact]
    public void Equations_RewardAndSuccess_AreWrittenASecondTimeForAllFiftyTasks()
    {
        string[] tasks = [.. MetaWorldSuite.Tasks.Select(t => t.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(50, tasks.Length);
        Assert.Equal(tasks, PublishedRewards.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(tasks, PublishedSuccess.All.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reward_FaithfulRules_IsThePublishedEquation(string name)
    {
        Func<RewardState, RewardState, double> published = PublishedRewards.All[name];
        double most = 0;
        foreach (double noise in (double[])[0, 0.5])
        {
            RewardState? start = null;
            Play(name, RuleSet.Faithful, noise, (world, observation, action, result) =>
            {
                RewardState state = new([.. observation], world.Data, action);
                if (start is null)
                {
                    start = state;
                    return;
                }

                double expected = published(state, start);
                Assert.Equal(expected, result.Reward, 1e-12);
                most = Math.Max(most, expected);
            });
        }

        double least = Most.GetValueOrDefault(name, 9.999);
        Assert.True(most >= least, $"the recorded states earn {most} at most, {least} is within the expert's reach: they do not say enough about the equation");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Success_FaithfulRules_IsThePublishedTest(string name)
    {
        Func<RewardState, RewardState, bool> published = PublishedSuccess.All[name];
        double[] info = [];
        int done = 0;
        int open = 0;
        foreach (double noise in (double[])[0, 0.5])
        {
            RewardState? start = null;
            Play(name, RuleSet.Faithful, noise, (world, observation, action, _) =>
            {
                RewardState state = new([.. observation], world.Data, action);
                if (start is null)
                {
                    start = state;
                    return;
                }

                info = info.Length == 0 ? new double[world.Spec.InfoNames.Count] : info;
                world.ReadInfo(info);
                bool expected = published(state, start);
                Assert.Equal(expected ? 1 : 0, info[0]);
                (done, open) = expected ? (done + 1, open) : (done, open + 1);
            });
        }

        bool reachable = !BeyondItsLimits.Contains(name);
        Assert.True(open > 0 && (done > 0 || !reachable), $"{done} states are done and {open} are not: they say nothing about the test");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reward_FixedRules_IsTenExactlyOnSuccess(string name)
    {
        double[] info = [];
        bool done = false;
        Play(name, RuleSet.Fixed, 0, (world, _, _, result) =>
        {
            info = info.Length == 0 ? new double[world.Spec.InfoNames.Count] : info;
            world.ReadInfo(info);
            Assert.InRange(result.Reward, 0, 10);
            if (info[0] > 0)
            {
                Assert.Equal(10, result.Reward);
                done = true;
            }
            else if (world.EpisodeSteps > 0)
            {
                Assert.True(result.Reward < 10, $"step {world.EpisodeSteps} earns {result.Reward} without success");
            }

            Assert.Equal(done ? 1 : 0, info[1]);
        });
        Assert.True(done, "the expert never succeeded");
    }

    // The visitor sees the first state with a result of 0 before any step.
    private static void Play(string name, RuleSet rules, double noise, Action<MuJoCoEnvironment, double[], double, StepResult> visit)
    {
        TaskInfo task = MetaWorldSuite.Tasks.Single(t => t.Name == name);
        using MuJoCoEnvironment world = MetaWorldSuite.Define(task, new MetaWorldOptions { Rules = rules }).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        float[] action = new float[world.Spec.Action.Size];
        Rng rng = new(3, 0);
        world.Seed(11, 0);
        world.Reset(observation);
        visit(world, observation, 0, default);
        for (int step = 0; step < Steps; step++)
        {
            ExpertPolicy.Act(task.Expert, [.. observation.Select(static x => (float)x)], action);
            for (int i = 0; i < action.Length; i++)
            {
                action[i] += (float)(noise * rng.Normal());
            }

            StepResult result = world.Step(action, observation);
            visit(world, observation, action[3], result);
        }
    }
}
