using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.RewardPrograms;

public sealed class RewardedTaskTests
{
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    public static TheoryData<string, string> Pairs() => new()
    {
        { "metaworld/drawer-open", "manipulation" },
        { "metaworld/sweep-into", "manipulation" },
        { "locomotion/hopper-v5", "hopper" },
        { "locomotion/ant-v5", "ant" },
        { "locomotion/half-cheetah-v5", "named" },
        { "metaworld/mt10", "any" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Step_WithAProgram_GivesTheSumOfItsTermsAndKeepsTheRest(string id, string program)
    {
        EnvironmentDefinition plain = Registry.Find(id);
        using MuJoCoEnvironment expected = plain.CreateWorld();
        using MuJoCoEnvironment actual = plain.With(Program(program)).CreateWorld();
        double[] left = new double[expected.Spec.Observation.Size];
        double[] right = new double[left.Length];
        double[] plainInfo = new double[expected.Spec.InfoNames.Count];
        double[] info = new double[actual.Spec.InfoNames.Count];
        float[] action = new float[expected.Spec.Action.Size];
        Rng rng = new(3, 0);
        expected.Seed(1, 0);
        actual.Seed(1, 0);
        expected.Reset(left);
        actual.Reset(right);
        int terms = Program(program).Terms.Count;

        Assert.Equal([.. Program(program).Terms.Select(static name => "term_" + name), "builtin_reward", .. expected.Spec.InfoNames], actual.Spec.InfoNames);
        for (int step = 0; step < 30; step++)
        {
            foreach (ref float element in action.AsSpan())
            {
                element = (float)rng.Uniform(-1.2, 1.2);
            }

            StepResult was = expected.Step(action, left);
            StepResult now = actual.Step(action, right);
            expected.ReadInfo(plainInfo);
            actual.ReadInfo(info);

            Assert.Equal(left, right);
            Assert.Equal(was.End, now.End);
            Assert.Equal(info.Take(terms).Sum(), now.Reward, 12);
            Assert.Equal(was.Reward, info[terms]);
            Assert.Equal(plainInfo, info[(terms + 1)..]);
            if (was.End != EpisodeEnd.None)
            {
                break;
            }
        }
    }

    [Fact]
    public void Step_WithSuccessAsReward_PaysOneWhereTheTaskIsDone()
    {
        EnvironmentDefinition plain = Registry.Find("metaworld/drawer-close");
        using MuJoCoEnvironment expected = plain.CreateWorld();
        using MuJoCoEnvironment actual = plain.WithSuccess().CreateWorld();
        Assert.Equal(["builtin_reward", .. expected.Spec.InfoNames], actual.Spec.InfoNames);
        PolicyPlayer left = new(expected, plain.Expert!(expected.Spec)), right = new(actual, plain.Expert!(actual.Spec));
        double[] info = new double[actual.Spec.InfoNames.Count];
        Rng one = new(0, 0), other = new(0, 0);
        expected.Seed(1, 0);
        actual.Seed(1, 0);
        left.Reset();
        right.Reset();
        int done = 0;
        for (int step = 0; step < 100; step++)
        {
            StepResult was = left.Step(ref one), now = right.Step(ref other);
            actual.ReadInfo(info);
            Assert.Equal(was.Reward, info[0]);
            Assert.Equal(left.Success ? 1 : 0, now.Reward);
            done += left.Success ? 1 : 0;
        }

        Assert.InRange(done, 1, 99);
    }

    [Fact]
    public void WithSuccess_EnvironmentThatKnowsNone_IsRefused() => Assert.Contains(
        "does not say when its task is done",
        Assert.Throws<ArgumentException>(static () => Registry.Find("locomotion/hopper-v5").WithSuccess().CreateWorld()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Step_WithActionsBeyondTheirBounds_ShowsTheProgramNormalisedOnes()
    {
        using MuJoCoEnvironment world = Registry.Find("locomotion/hopper-v5").With(SmallPrograms.AnyWorld).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        double[] info = new double[world.Spec.InfoNames.Count];
        world.Reset(observation);

        world.Step([5, 0, -0.5f], observation);
        world.ReadInfo(info);

        Assert.Equal(1, info[0]);
        Assert.Equal(-0.5 * world.Spec.ControlTimestep, info[1], 12);
    }

    [Fact]
    public void Step_WithATermThatIsNotFinite_TruncatesAndNamesIt()
    {
        using MuJoCoEnvironment world = Registry.Find("locomotion/hopper-v5").With(SmallPrograms.BrokenFrom(3)).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        world.Reset(observation);
        List<string> reasons = [];
        world.Faulted += fault => reasons.Add(fault.Reason);

        Assert.Equal(EpisodeEnd.None, world.Step([0, 0, 0], observation).End);
        Assert.Equal(EpisodeEnd.None, world.Step([0, 0, 0], observation).End);
        Assert.Equal(new StepResult(0, EpisodeEnd.Truncated), world.Step([0, 0, 0], observation));

        Assert.Contains("term 'broken' of the reward program 'broken'", Assert.Single(reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e300, 0, "the term 'first' of the reward program 'fixed' is 1E+300; 1E+04 is the largest magnitude")]
    [InlineData(0, -1.5e4, "the term 'second' of the reward program 'fixed' is -1.5E+04;")]
    [InlineData(1e308, -1e308, "the term 'first' of the reward program 'fixed' is 1E+308;")]
    [InlineData(9e3, 9e3, "the sum of the terms of the reward program 'fixed' is 1.8E+04;")]
    [InlineData(double.PositiveInfinity, 0, "the term 'first' of the reward program 'fixed' is not finite")]
    public void Step_WithATermBeyondTheContract_TruncatesAndNamesIt(double first, double second, string expected)
    {
        using MuJoCoEnvironment world = Registry.Find("locomotion/hopper-v5").With(SmallPrograms.Paying(first, second)).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        double[] info = new double[world.Spec.InfoNames.Count];
        world.Reset(observation);
        List<string> reasons = [];
        world.Faulted += fault => reasons.Add(fault.Reason);

        Assert.Equal(new StepResult(0, EpisodeEnd.Truncated), world.Step([0, 0, 0], observation));

        world.ReadInfo(info);
        Assert.All(info, static value => Assert.Equal(0, value));
        Assert.Contains(expected, Assert.Single(reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_WithAProgramThatThrows_TruncatesAndSaysWhatItThrew()
    {
        using MuJoCoEnvironment world = Registry.Find("locomotion/hopper-v5").With(SmallPrograms.Throwing).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        List<string> reasons = [];
        world.Faulted += fault => reasons.Add(fault.Reason);
        for (int episode = 0; episode < 2; episode++)
        {
            world.Reset(observation);
            Assert.Equal(new StepResult(0, EpisodeEnd.Truncated), world.Step([0, 0, 0], observation));
        }

        Assert.All(reasons, static reason => Assert.EndsWith("the reward program 'throwing' threw Anything in line 3: as a test wants it", reason, StringComparison.Ordinal));
        Assert.Equal(2, reasons.Count);
    }

    [Fact]
    public void Step_WithTheLargestReward_GoesOn()
    {
        using MuJoCoEnvironment world = Registry.Find("locomotion/hopper-v5").With(SmallPrograms.Paying(RewardContract.LargestReward, 0)).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        world.Reset(observation);

        Assert.Equal(new StepResult(RewardContract.LargestReward, EpisodeEnd.None), world.Step([0, 0, 0], observation));
    }

    [Fact]
    public void With_AProgramForAnotherWorld_IsRefusedWithWhatWouldFit()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Registry.Find("metaworld/drawer-open").With(SmallPrograms.Hopper).CreateWorld());

        Assert.Contains("IRewardProgram<IManipulationWorld>", refused.Message, StringComparison.Ordinal);
        Assert.Contains("IHopperWorld", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_AnExperimentsOptions_KeepsTheProgram()
    {
        EnvironmentDefinition definition = Registry.Find("metaworld/drawer-open").With(SmallPrograms.Manipulation);
        EnvironmentDefinition configured = definition.Configure!(new ManipulationConfig { HideGoal = true });
        EnvironmentDefinition judged = configured.ForEvaluation!();
        using MuJoCoEnvironment world = configured.CreateWorld();
        using MuJoCoEnvironment evaluation = judged.Members[0].CreateWorld();

        Assert.Contains("term_reach", world.Spec.InfoNames);
        Assert.Contains("term_reach", evaluation.Spec.InfoNames);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void SetState_InTheMiddle_GivesTheSameRewards(string id, string program)
    {
        using MuJoCoEnvironment world = Registry.Find(id).With(Program(program)).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        double[] state = new double[world.StateSize];
        float[] action = [.. Enumerable.Repeat(0.3f, world.Spec.Action.Size)];
        world.Seed(2, 0);
        world.Reset(observation);
        for (int i = 0; i < 5; i++)
        {
            world.Step(action, observation);
        }

        world.GetState(state);
        double[] first = [.. Enumerable.Range(0, 5).Select(_ => world.Step(action, observation).Reward)];
        world.SetState(state, observation);
        double[] again = [.. Enumerable.Range(0, 5).Select(_ => world.Step(action, observation).Reward)];

        Assert.Equal(first, again);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Step_WithAProgram_AllocatesNothing(string id, string program)
    {
        using MuJoCoEnvironment world = Registry.Find(id).With(Program(program)).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        float[] action = new float[world.Spec.Action.Size];
        double[] info = new double[world.Spec.InfoNames.Count];
        world.Reset(observation);

        Allocations.AssertNone(() =>
        {
            if (world.Step(action, observation).End != EpisodeEnd.None)
            {
                world.Reset(observation);
            }

            world.ReadInfo(info);
        });
    }

    [Fact]
    public void Step_WithTheExpert_IsAsSuccessfulAsWithoutAProgram()
    {
        EnvironmentDefinition plain = Registry.Find("metaworld/drawer-open");

        Assert.True(FirstSuccess(plain) is > 0 and int step && step == FirstSuccess(plain.With(SmallPrograms.Manipulation)));
    }

    private static int FirstSuccess(EnvironmentDefinition definition)
    {
        using MuJoCoEnvironment world = definition.CreateWorld();
        IPolicy expert = definition.Expert!(world.Spec);
        PolicyPlayer player = new(world, expert);
        Rng rng = new(0, 0);
        world.Seed(4, 0);
        player.Reset();
        for (int step = 1; step < 300; step++)
        {
            player.Step(ref rng);
            if (player.Success)
            {
                return step;
            }
        }

        return -1;
    }

    private static LoadedRewardProgram Program(string name) => name switch
    {
        "manipulation" => SmallPrograms.Manipulation,
        "hopper" => SmallPrograms.Hopper,
        "ant" => SmallPrograms.Ant,
        "named" => SmallPrograms.Named,
        _ => SmallPrograms.AnyWorld,
    };
}
