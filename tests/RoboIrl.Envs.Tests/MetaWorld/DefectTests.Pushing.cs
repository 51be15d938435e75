using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

public sealed partial class DefectTests
{
    [Theory]
    [InlineData("push", 8.5, 8)]
    [InlineData("push-wall", 9.2, 9)]
    public void Reward_PuckHeldShortOfTheGoal_IsNearlyTenUnderFaithfulRulesOnly(string task, double least, double most)
    {
        (double faithful, double mended) = Both(task, static episode =>
        {
            double best = 0;
            PlayUntil(episode, static e => e.Success, e => best = Math.Max(best, e.Reward));
            return best;
        });
        Assert.InRange(faithful, least, 9.99);
        Assert.InRange(mended, 6, most);
    }

    [Theory]
    [InlineData("push-wall")]
    [InlineData("push-back")]
    [InlineData("soccer")]
    public void Reward_ThingSixCentimetresBesideTheGoal_IsTenUnderFixedRulesOnly(string task)
    {
        (double faithful, double mended) = Both(task, static episode =>
        {
            PutObject(episode, episode.State.G with { X = episode.State.G.X + 0.06, Z = episode.State.O.Z });
            Assert.True(episode.Step().Success);
            return episode.Reward;
        });
        Assert.InRange(faithful, 0, 7);
        Assert.Equal(10, mended);
    }

    [Theory]
    [InlineData("plate-slide", 0, -0.058)]
    [InlineData("plate-slide-side", 0.053, 0)]
    [InlineData("plate-slide-back", 0.06, 0)]
    [InlineData("plate-slide-back-side", 0, 0.06)]
    public void Reward_PlateSixCentimetresFromTheGoal_IsTenUnderFixedRulesOnly(string task, double x, double y)
    {
        (double faithful, double mended) = Both(task, episode =>
        {
            Vec3 goal = episode.State.G;
            episode.Put("plate_x", goal.X + x).Put("plate_y", goal.Y + y - 0.6).Step();
            Assert.True(episode.Success);
            return episode.Reward;
        });
        Assert.InRange(faithful, 0, 9.9);
        Assert.Equal(10, mended);
    }

    [Theory]
    [InlineData("push-back", 90)]
    [InlineData("soccer", 100)]
    public void Grasp_ThingHeld_IsFullUnderFixedRulesOnly(string task, int steps)
    {
        (double faithful, double mended) = Both(task, episode => episode.Expert(steps).Info("grasp"));
        Assert.InRange(faithful, 0.5, 0.85);
        Assert.InRange(mended, 0.98, 1);
    }

    [Fact]
    public void PushBack_CubeHeldOneAndAHalfCentimetresOff_CountsAsHeldUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("push-back", static episode =>
        {
            Vec3 between = 0.5 * (episode.State.O + episode.State.G);
            episode.Drive(between with { Z = 0.1 }, grip: -1, steps: 60).Put("right_finger", 0.023).Put("left_finger", -0.023);
            PutObject(episode, episode.State.P - new Vec3(0, 0, 0.014));
            return episode.Step().Reward;
        });
        Assert.InRange(faithful, 0, 1);
        Assert.InRange(mended, 1.5, 9.9);
    }

    [Theory]
    [InlineData("push-back")]
    [InlineData("sweep")]
    [InlineData("sweep-into")]
    [InlineData("soccer")]
    public void Grasp_HandApproachesAlongTheFingers_RisesUnderFixedRulesOnly(string task)
    {
        (double faithful, double mended) = Both(task, static episode =>
        {
            Vec3 thing = episode.State.O;
            double far = episode.Drive(thing + new Vec3(0, -0.16, 0.12), grip: -1, steps: 60).Info("grasp");
            return episode.Drive(thing + new Vec3(0, -0.08, 0.12), grip: -1, steps: 60).Info("grasp") / far;
        });
        Assert.InRange(faithful, 0, 1.1);
        Assert.InRange(mended, 1.3, 10);
    }

    [Fact]
    public void Soccer_BallTakenAway_EarnsMoreUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("soccer", static episode =>
        {
            double before = episode.Step().Info("in_place");
            PutObject(episode, episode.State.O + new Vec3(-0.4, -0.1, 0));
            return episode.Step().Info("in_place") - before;
        });
        Assert.InRange(faithful, 0.05, 1);
        Assert.InRange(mended, -1, -0.01);
    }

    [Theory]
    [InlineData("plate-slide", "grasp", 1.05, 1.5)]
    [InlineData("plate-slide-side", "grasp", 1.05, 1.5)]
    [InlineData("plate-slide-back", "in_place", 1.5, 4)]
    [InlineData("plate-slide-back-side", "in_place", 1.5, 4)]
    [InlineData("sweep", "grasp", 0.8, 0.95)]
    [InlineData("soccer", "grasp", 0.9, 0.995)]
    public void Start_ThingElsewhereThanItsPlacementSays_ShiftsTheTermUnderFaithfulRulesOnly(string task, string term, double least, double most)
    {
        (double faithful, double mended) = Both(task, episode => episode.Step().Info(term));
        Assert.InRange(faithful / mended, least, most);
    }

    [Fact]
    public void SweepInto_CubeLifted_CountsAsNearerUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("sweep-into", static episode =>
        {
            double before = episode.Step().Info("in_place");
            return PutObject(episode, episode.State.O + new Vec3(0, 0, 0.3)).Step().Info("in_place") - before;
        });
        Assert.InRange(faithful, 0.05, 1);
        Assert.InRange(mended, -0.001, 0.001);
    }

    [Fact]
    public void SweepInto_CubeInTheAirOverTheHole_SucceedsUnderFaithfulRulesOnly() =>
        Assert.Equal((true, false), Both("sweep-into", static episode => PutObject(episode, episode.State.G with { Z = 0.12 }).Step().Success));

    [Fact]
    public void PushWall_PuckHeldHigh_CountsAsNearerTheCornerUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("push-wall", static episode => PutObject(episode, episode.State.P).Step().Reward);
        Assert.InRange(faithful - mended, 0.1, 2);
    }

    [Fact]
    public void PlateSlideSide_Net_StandsAtTheGoalUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("plate-slide-side", static episode => Vec3.Distance(episode.State.Body("fixture"), episode.State.G));
        Assert.InRange(faithful, 0.005, 0.1);
        Assert.InRange(mended, 0, 1e-9);
    }

    [Fact]
    public void PlateSlideSide_PlateFarLeft_StaysThereUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("plate-slide-side", static episode =>
        {
            episode.Put("plate_x", -0.28);
            for (int i = 0; i < 30; i++)
            {
                episode.Step();
            }

            return episode.State.O.X;
        });
        Assert.InRange(faithful, -0.22, -0.1);
        Assert.InRange(mended, -0.29, -0.27);
    }

    [Theory]
    [InlineData("plate-slide-side")]
    [InlineData("plate-slide-back")]
    [InlineData("plate-slide-back-side")]
    public void PlateSlide_FingertipsJustOverThePlate_CountAsOnItUnderFixedRulesOnly(string task)
    {
        (double faithful, double mended) = Both(task, static episode =>
            episode.Drive(episode.State.O + new Vec3(0, 0, 0.08), grip: 1, steps: 60).Drive(episode.State.O + new Vec3(0, 0, 0.0172), grip: 1, steps: 60).Reward);
        Assert.InRange(faithful, 1, 1.5);
        Assert.InRange(mended, 2, 9);
    }
}
