using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.Tests.MetaWorld.Equations;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

public sealed partial class DefectTests
{
    [Fact]
    public void InPlace_PegInsertAtTheStart_FollowsFromTheDistanceUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("peg-insert-side", static episode =>
        {
            Vec3 head = episode.Step(grip: -1).State.Site("peg_head");
            double distance = Toolbox.Norm(head - episode.State.G, 1, 2, 2);
            return episode.Info("in_place") - Toolbox.T(distance, 0, 0.07, distance);
        });
        Assert.True(Math.Abs(faithful) > 0.01, $"off by {faithful}");
        Assert.Equal(0, mended, 0.002);
    }

    [Fact]
    public void Reward_PegInsertPegBarelyOffTheTable_CountsAsLiftedUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("peg-insert-side", static episode =>
        {
            Vec3 peg = episode.State.Body("object");
            episode.Drive(episode.State.O + new Vec3(0, 0, 0.06), -1, 80);
            return PutObject(episode, peg with { Z = 0.025 }).Step(grip: -1).Reward;
        });
        Assert.True(faithful > 1, $"faithful rules pay {faithful}");
        Assert.True(mended < 1, $"fixed rules pay {mended}");
    }

    [Fact]
    public void Success_PegUnplugEndStillInTheSocket_UnderFaithfulRulesOnly()
    {
        (bool faithful, bool mended) = Both("peg-unplug-side", static episode =>
        {
            PutObject(episode, episode.State.Body("object") + new Vec3(0.042, 0, 0)).Step(grip: -1);
            Assert.True(episode.State.Body("object").X - 0.062 < episode.State.Site("socket").X, "the plug is out");
            Assert.InRange(episode.Reward, 0, 8);
            return episode.Success;
        });
        Assert.Equal((true, false), (faithful, mended));
    }

    [Theory]
    [InlineData("assembly")]
    [InlineData("disassemble")]
    public void Grasp_NutAtTheStart_IsLowerUnderFaithfulRules(string task)
    {
        (double faithful, double mended) = Both(task, static episode => episode.Step(grip: -1).Info("grasp"));
        Assert.InRange(faithful, 0.001, 0.95 * mended);
    }

    [Fact]
    public void Success_DisassembleTiltedNutOnThePeg_UnderFaithfulRulesOnly()
    {
        const double halfTurn = Math.PI / 6;
        double even = Math.Sqrt(0.5) * Math.Cos(halfTurn);
        double up = -Math.Sqrt(0.5) * Math.Sin(halfTurn);
        (bool faithful, bool mended) = Both("disassemble", episode =>
        {
            PutObject(episode, episode.State.G - new Vec3(0, 0, 0.09), new Quat(even, up, up, even)).Step(grip: -1);
            Assert.True(episode.State.O.Z > episode.State.G.Z);
            Assert.True(episode.State.Body("object").Z < episode.State.Site("peg_top").Z, "the ring is off the peg");
            return episode.Success;
        });
        Assert.Equal((true, false), (faithful, mended));
    }

    [Fact]
    public void Success_HammerNailPushedInWithoutTheHammer_UnderFaithfulRulesOnly()
    {
        (bool faithful, bool mended) = Both("hammer", static episode =>
        {
            episode.Put("nail", 0.095).Step(grip: -1);
            Assert.InRange(episode.Reward, 0, 5);
            return episode.Success;
        });
        Assert.Equal((true, false), (faithful, mended));
    }

    [Fact]
    public void Reward_StickPushStickHeldAsideOfItsMiddle_IsFullUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("stick-push", static episode =>
        {
            Lift(episode, -0.03).Put("thermos_x", 0.2).Step(grip: 0.3);
            Assert.True(episode.Success);
            return episode.Reward;
        });
        Assert.True(faithful < 5, $"faithful rules pay {faithful}");
        Assert.Equal(10, mended);
    }

    [Fact]
    public void Reward_StickPushStickInTheAirWithNoFingerOnIt_IsThatOfAHeldOneUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("stick-push", static episode =>
        {
            Vec3 grip = episode.State.O + new Vec3(0.015, 0, 0.1);
            episode.Drive(grip, -1, 80).Put("thermos_x", 0.2);
            PutObject(episode, episode.State.P - new Vec3(0.015, 0, 0)).Step(grip: -1);
            Assert.False(episode.Success);
            return episode.Reward;
        });
        Assert.True(faithful > 5, $"faithful rules pay {faithful}");
        Assert.True(mended < 2, $"fixed rules pay {mended}");
    }

    [Fact]
    public void InPlace_HammerTurnedHalfAround_IsFullUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("hammer", static episode =>
        {
            Vec3 handle = episode.State.G - new Vec3(0.16, 0.06, 0);
            return PutObject(episode, handle, new Quat(0, 0, 0, 1)).Step(grip: -1).Info("in_place");
        });
        Assert.Equal(1, faithful, 0.02);
        Assert.True(mended < 0.5, $"fixed rules give {mended}");
    }

    [Fact]
    public void Grasp_HammerAtTheStart_HasTheHandlesMarginsUnderFixedRulesOnly()
    {
        double[] possible = [.. new[] { Toolbox.H(0.1, 0.1), 0.1, 1 }.Select(static beside => Toolbox.H(beside, 0.1) / 2)];
        (double faithful, double mended) = Both("hammer", static episode => episode.Step(grip: -1).Info("grasp"));
        Assert.Contains(possible, value => Math.Abs(value - mended) < 1e-3);
        Assert.DoesNotContain(possible, value => Math.Abs(value - faithful) < 1e-3);
    }

    [Fact]
    public void InPlace_StickPushThermosAtItsStart_IsLowUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("stick-push", static episode => episode.Step(grip: -1).Info("in_place"));
        Assert.True(faithful > 0.15, $"faithful rules give {faithful}");
        Assert.Equal(0.1, mended, 1e-6);
    }

    [Fact]
    public void Reward_StickPullStickHeldAsideOfItsMiddle_IsFullUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("stick-pull", static episode =>
        {
            Thread(episode, aside: -0.03, thermosAside: 0);
            Assert.True(episode.Success);
            return episode.Reward;
        });
        Assert.True(faithful < 5, $"faithful rules pay {faithful}");
        Assert.Equal(10, mended);
    }

    [Fact]
    public void Reward_StickPullOnTheLastCentimetres_IsFlatUnderFaithfulRules()
    {
        (double faithful, double mended) = Both("stick-pull", static episode =>
        {
            Thread(episode, aside: 0, thermosAside: -0.15);
            double far = episode.Reward;
            Slip(episode, -0.06);
            Assert.False(episode.Success);
            return episode.Reward - far;
        });
        Assert.InRange(faithful, 0, 0.9);
        Assert.InRange(mended, 1.1, 2);
    }

    [Fact]
    public void Joint_StickPullFarthestGoal_IsWithinReachUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("stick-pull", static episode =>
        {
            double farthest = MetaWorldSuite.Tasks.Single(t => t.Name == "stick-pull").High[3];
            double beside = farthest - 0.2 - episode.RangeOf("thermos_x").High;
            double below = episode.State.O2.Z - episode.State.G.Z;
            return Math.Sqrt((beside * beside) + (below * below));
        });
        Assert.True(faithful > 0.12, $"the handle comes as near as {faithful}");
        Assert.True(mended < 0.12, $"the handle stays as far as {mended}");
    }

    [Fact]
    public void Grasp_StickPullAtTheStart_IsLowerUnderFaithfulRules()
    {
        (double faithful, double mended) = Both("stick-pull", static episode => episode.Step(grip: -1).Info("grasp"));
        Assert.InRange(faithful, 0.001, 0.5 * mended);
    }

    // The stick in the air, held that far aside of its middle.
    private static Episode Lift(Episode episode, double aside)
    {
        Vec3 grip = episode.State.O + new Vec3(aside, 0, 0);
        episode.Drive(grip + new Vec3(0, 0, 0.08), -1, 40).Drive(grip, -1, 40).Drive(grip, 0.4, 40);
        return episode.Drive(grip + new Vec3(0, 0, 0.112), 0.3, 40);
    }

    // The stick through the handle, which is that far from the goal along x; the thermos is put there and not pulled.
    private static void Thread(Episode episode, double aside, double thermosAside)
    {
        episode.Put("thermos_y", 0.2);
        Lift(episode, aside);
        Slip(episode, thermosAside);
    }

    private static void Slip(Episode episode, double thermosAside)
    {
        Vec3 handle = episode.State.G + new Vec3(thermosAside, 0, 0);
        Vec3 stick = handle + new Vec3(-0.035, 0, 0.112);
        episode.Put("thermos_y", 0.2).Drive(stick + (episode.State.P - episode.State.O), 0.3, 80);
        episode.Put("thermos_x", handle.X - 0.2).Put("thermos_y", handle.Y + 0.09 - 0.6).Step(grip: 0.3);
    }
}
