using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>The scaled observation tells what the plain one tells, and experts act on either.</summary>
public sealed class ScaledObservationTests
{
    private const int Frame = 18;
    private static readonly double[] Middle = [0, 0.65, 0.15];

    [Theory]
    [InlineData("metaworld/drawer-open", false)]
    [InlineData("metaworld/pick-place", false)]
    [InlineData("metaworld/stick-pull", true)] // two objects
    [InlineData("tabletop/stack-cube", false)]
    [InlineData("tabletop/push-chair", true)]
    public void Observation_Scaled_IsThePlainOneByItsFormula(string id, bool hidden)
    {
        using MuJoCoEnvironment plain = World(id, "plain", hidden), scaled = World(id, "scaled", hidden);
        double[] one = new double[plain.Spec.Observation.Size], other = new double[one.Length];
        plain.Reset(one);
        scaled.Reset(other);
        Rng rng = new(3);
        float[] action = new float[4];
        for (int step = 0; step < 40; step++)
        {
            for (int i = 0; i < one.Length; i++)
            {
                Assert.Equal(Expected(one, i, hidden), other[i], 1e-12);
                Assert.InRange(other[i], scaled.Spec.Observation.Low[i], scaled.Spec.Observation.High[i]);
            }

            new ActionBounds(plain.Spec.Action).Sample(action, ref rng);
            double reward = plain.Step(action, one).Reward;
            Assert.Equal(reward, scaled.Step(action, other).Reward);
        }

        Assert.Equal("change_of_object_x", scaled.Spec.Observation.Names[22]);
        Assert.Equal("previous_object_x", plain.Spec.Observation.Names[22]);
    }

    [Theory]
    [InlineData("metaworld/pick-place")]
    [InlineData("metaworld/window-close")]
    [InlineData("tabletop/lift-cube")]
    public void Expert_ScaledObservation_SucceedsToo(string id)
    {
        using MuJoCoEnvironment world = World(id, "scaled", hidden: false);
        IPolicy expert = Definition(id, "scaled", hidden: false).Expert!(world.Spec);
        PolicyPlayer player = new(world, expert);
        player.Reset();
        Rng noise = new(1);
        bool success = false;
        for (int step = 0; step < world.Spec.MaxEpisodeSteps && !success; step++)
        {
            player.Step(ref noise);
            success = player.Success;
        }

        Assert.True(success);
    }

    private static double Expected(double[] plain, int i, bool hidden)
    {
        if (i is >= Frame and < 2 * Frame)
        {
            return (plain[i - Frame] - plain[i]) / 0.02;
        }

        int axis = i switch { < 3 => i, >= 4 and < 7 => i - 4, >= 11 and < 14 => i - 11, >= 36 => i - 36, _ => -1 };
        return axis < 0 || (i >= 36 && hidden) ? plain[i] : (plain[i] - Middle[axis]) / 0.2;
    }

    private static EnvironmentDefinition Definition(string id, string form, bool hidden) =>
        EnvironmentRegistry.CreateDefault().Find(id).Configure!(new ManipulationConfig { Observation = form, HideGoal = hidden });

    private static MuJoCoEnvironment World(string id, string form, bool hidden)
    {
        MuJoCoEnvironment world = Definition(id, form, hidden).CreateWorld();
        world.Seed(5, 0);
        return world;
    }
}
