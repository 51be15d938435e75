using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.Tests.MetaWorld.Equations;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

public sealed partial class DefectTests
{
    [Theory]
    [InlineData("pick-place", 0.06)]
    [InlineData("pick-place-wall", 0.06)]
    [InlineData("pick-out-of-hole", 0.06)]
    [InlineData("shelf-place", 0.06)]
    [InlineData("coffee-pull", 0.04)]
    [InlineData("coffee-push", 0.04)]
    public void Reward_ObjectBetweenTheBonusAndTheSuccessThreshold_IsFullUnderFixedRulesOnly(string task, double aside)
    {
        (double faithful, double mended) = Both(task, episode =>
        {
            PutObject(episode, episode.State.G + new Vec3(aside, 0, 0)).Step();
            Assert.True(episode.Success);
            return episode.Reward;
        });
        Assert.True(faithful < 8, $"faithful rules pay {faithful}");
        Assert.Equal(10, mended);
    }

    [Fact]
    public void Grasp_PickPlaceHandComesNearerSideways_RisesUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("pick-place", static episode => GraspBeside(episode, 0.01) / GraspBeside(episode, 0.028));
        Assert.InRange(faithful, 0.98, 1.02);
        Assert.True(mended > 1.2, $"fixed rules: the grasp term grows by a factor of {mended}");

        // The grasp term with the open fingers above the puck, off to the side.
        static double GraspBeside(Episode episode, double gap)
        {
            episode.Drive(episode.State.O + new Vec3(0, -gap, 0.1), -1, 100);
            return episode.Info("grasp");
        }
    }

    [Fact]
    public void Grasp_BinPickingCubeHeldByItsMiddle_IsNotSeenUnderFaithfulRules()
    {
        (double faithful, double mended) = Both("bin-picking", static episode =>
        {
            PlayUntil(episode, static e => e.State.O.Z >= 0.1);
            return PutObject(episode, episode.State.P).Step(grip: 1).Reward;
        });
        Assert.True(faithful < 1, $"faithful rules pay {faithful} for a cube held in the air");
        Assert.True(mended > 1, $"fixed rules pay {mended} for a cube held in the air");
    }

    [Theory]
    [InlineData("bin-picking", -0.021, -0.009)]
    [InlineData("hand-insert", -0.021, -0.009)]
    [InlineData("pick-place-wall", -0.006, -0.004)]
    public void Start_Object_IsInsideTheWallOrTheTableUnderFaithfulRulesOnly(string task, double deepest, double least)
    {
        Assert.InRange(DeepestContact(task, RuleSet.Faithful), deepest, least);
        Assert.InRange(DeepestContact(task, RuleSet.Fixed), -0.001, 0);
    }

    [Fact]
    public void Reward_BoxCloseHandAboveOrFingersAtTheBar_PrefersTheFingersUnderFixedRulesOnly()
    {
        Assert.Equal((true, false), Both("box-close", static episode => Near(episode, 0.075) < Near(episode, 0.035)));

        // The grasp term with the fingertips that high over the plate; the bar is at 0.075 m.
        static double Near(Episode episode, double height)
        {
            episode.Drive(episode.State.O + new Vec3(0, 0, height), -1, 80);
            return episode.Info("grasp");
        }
    }

    [Fact]
    public void Reward_BoxCloseLidNotYetTouched_IsPaidAsLiftedUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("box-close", static episode => episode.Step(grip: -1).Info("in_place"));
        Assert.True(faithful > 0.2);
        Assert.True(mended < 0.2);
    }

    [Fact]
    public void InPlace_BoxCloseLidPutDown_RisesUnderFixedRulesOnly()
    {
        Assert.Equal((false, true), Both("box-close", static episode => InPlace(episode, -0.02) < InPlace(episode, -0.07)));

        static double InPlace(Episode episode, double height) => PutObject(episode, episode.State.G + new Vec3(0, 0, height)).Step().Info("in_place");
    }

    [Fact]
    public void Reward_BoxCloseTurnedLidInPlace_IsFullUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("box-close", static episode =>
        {
            Vec3 lid = episode.State.G + new Vec3(0, 0, -0.07);
            Quat turned = new(Math.Cos(0.7), 0, 0, Math.Sin(0.7));
            PutObject(episode, lid, turned).Step();
            Assert.True(episode.Success);
            return episode.Reward;
        });
        Assert.True(faithful < 7, $"faithful rules pay {faithful}");
        Assert.Equal(10, mended);
    }

    [Fact]
    public void Success_BoxCloseLidInTheAir_CountsUnderFaithfulRulesOnly() =>
        Assert.Equal((true, false), Both("box-close", static episode => PutObject(episode, episode.State.G + new Vec3(0, 0, 0.07)).Step().Success));

    private static Episode PutObject(Episode episode, Vec3 place, Quat? rotation = null)
    {
        MjData data = episode.State.Data;
        int at = data.Model.JointQposAddress[data.Model.Joint("object").Index];
        place.CopyTo(data.Qpos[at..]);
        rotation?.CopyTo(data.Qpos[(at + 3)..]);
        return episode;
    }

    // How deep a contact is at most in the first state, over the placements at the ends of the task's box.
    private static double DeepestContact(string name, RuleSet rules)
    {
        TaskInfo task = MetaWorldSuite.Tasks.Single(t => t.Name == name);
        double deepest = 0;
        foreach (IReadOnlyList<double> placement in (IReadOnlyList<double>[])[task.Low, task.High])
        {
            using MuJoCoEnvironment world = MetaWorldSuite.Define(task, new MetaWorldOptions { Rules = rules, Variations = [placement] }).CreateWorld();
            world.Reset(new double[world.Spec.Observation.Size]);
            for (int i = 0; i < world.Data.ContactCount; i++)
            {
                deepest = Math.Min(deepest, world.Data.ContactDistance(i));
            }
        }

        return deepest;
    }
}
