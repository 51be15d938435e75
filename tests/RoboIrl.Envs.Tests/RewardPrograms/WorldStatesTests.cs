using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.RewardPrograms;

public sealed class WorldStatesTests
{
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    [Theory]
    [InlineData("metaworld/drawer-open")]
    [InlineData("locomotion/hopper-v5")]
    [InlineData("locomotion/half-cheetah-v5")]
    public void Record_AnyEnvironment_GivesSoManyDifferentStates(string id)
    {
        using WorldStates states = WorldStates.Record(Registry.Find(id), 120, 3);
        RewardTerms terms = new(["first", "second"]);

        Assert.Equal(120, states.Count);
        Assert.Equal(120, Enumerable.Range(0, 120).Select(states.Describe).Distinct().Count());
        for (int i = 0; i < states.Count; i++)
        {
            states.Show(i);
            terms.Clear();
            ((IRewardProgram<IWorld>)SmallPrograms.AnyWorld.Create()).Evaluate(states.View, states.Action, terms);
            Assert.InRange(terms.Values[0], -1, 1);
        }
    }

    [Fact]
    public void Record_WithAnExpert_HasStatesWhereTheTaskIsDone()
    {
        using WorldStates states = WorldStates.Record(Registry.Find("metaworld/drawer-open"), 120, 3);
        IManipulationWorld world = (IManipulationWorld)states.View;
        List<double> left = [];
        for (int i = 0; i < states.Count; i++)
        {
            states.Show(i);
            left.Add(Vec3.Distance(world.Object.Position, world.Goal));
        }

        Assert.True(left.Min() < 0.03, $"the nearest is {left.Min()} m from the goal");
        Assert.True(left.Max() > 0.15);
    }

    [Fact]
    public void Show_InAnyOrder_ShowsTheSame()
    {
        using WorldStates states = WorldStates.Record(Registry.Find("metaworld/sweep-into"), 60, 1);
        using WorldStates again = WorldStates.Record(Registry.Find("metaworld/sweep-into"), 60, 1);
        (Vec3, Vec3, Vec3)[] forwards = [.. Enumerable.Range(0, 60).Select(i => Seen(states, i))];
        (Vec3, Vec3, Vec3)[] backwards = [.. Enumerable.Range(0, 60).Reverse().Select(i => Seen(again, i))];

        Assert.Equal(forwards, backwards.Reverse());
    }

    [Fact]
    public void Show_AnyState_AllocatesNothing()
    {
        using WorldStates states = WorldStates.Record(Registry.Find("metaworld/sweep-into"), 10, 1);
        int next = 0;

        Allocations.AssertNone(() => states.Show(next++ % states.Count), repetitions: 100);
    }

    private static (Vec3 Object, Vec3 Velocity, Vec3 Start) Seen(WorldStates states, int index)
    {
        states.Show(index);
        IManipulationWorld world = (IManipulationWorld)states.View;
        return (world.Object.Position, world.Object.Velocity, world.Robot.StartPosition);
    }
}
