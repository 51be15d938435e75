using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

public sealed partial class DefectTests
{
    [Theory]
    [InlineData(-1.3, false, false)]
    [InlineData(-1.6, true, true)]
    [InlineData(-1.95, false, true)]
    public void DoorOpen_AngleOfTheDoor_CountsBothWaysOnlyUnderFaithfulRules(double angle, bool faithful, bool mended) =>
        Assert.Equal((faithful, mended), Both("door-open", episode => episode.Put("door", angle).Step().Success));

    [Fact]
    public void DoorOpen_FingertipsAtTheGapBehindTheHandle_HaveReachedItOnlyUnderFixedRules()
    {
        (double faithful, double mended) = Both("door-open", static episode =>
        {
            Vec3 gap = episode.State.O + new Vec3(0.01, 0.03, 0.045);
            return episode.Drive(gap + new Vec3(-0.1, 0, 0.06), 1, 60).Drive(gap, 1, 80).Info("grasp");
        });
        Assert.Equal(1, mended, 1e-9);
        Assert.InRange(faithful, 0, 0.96);
    }

    [Fact]
    public void DoorClose_ShutWithinEightCentimetres_EarnsTenOnlyUnderFixedRules()
    {
        (double faithful, double mended) = Both("door-close", static episode =>
        {
            episode.Put("door", -0.14).Step();
            Assert.True(episode.Success);
            return episode.Reward;
        });
        Assert.Equal(10, mended);
        Assert.InRange(faithful, 0, 9.5);
    }

    [Fact]
    public void DoorClose_FirstFifthOfTheWay_IsSeenOnlyUnderFixedRules()
    {
        (double faithful, double mended) = Both("door-close", static episode =>
        {
            double before = episode.Step().Info("in_place");
            return episode.Put("door", -1.25).Step().Info("in_place") - before;
        });
        Assert.InRange(faithful, 0, 0.01);
        Assert.InRange(mended, 0.05, 1);
    }

    [Fact]
    public void DoorLock_HandFarAway_HasATenthOfReachOnlyUnderFaithfulRules()
    {
        (double faithful, double mended) = Both("door-lock", static episode => episode.Drive(new Vec3(0.3, 0.5, 0.4), -1, 100).Info("grasp"));
        Assert.InRange(faithful, 0.1, 0.2);
        Assert.InRange(mended, 0, 0.05);
    }

    [Fact]
    public void DoorLock_FingertipOverTheLever_HasReachedItOnlyUnderFixedRules()
    {
        (double faithful, double mended) = Both("door-lock", static episode =>
        {
            Vec3 over = episode.State.O + new Vec3(-0.015, -0.047, 0.012);
            return episode.Drive(over + new Vec3(0, -0.08, 0.06), -1, 60).Drive(over + new Vec3(0, 0, 0.06), -1, 60).Drive(over, -1, 60).Info("grasp");
        });
        Assert.InRange(faithful, 0, 0.5);
        Assert.InRange(mended, 0.9, 1);
    }

    [Fact]
    public void DoorUnlock_FingertipsAtTheLeversTip_HaveReachedItOnlyUnderFixedRules()
    {
        (double faithful, double mended) = Both("door-unlock", static episode =>
        {
            Vec3 beside = episode.State.O + new Vec3(-0.06, -0.01, 0.01);
            return episode.Drive(beside - new Vec3(0, 0.1, 0), 1, 60).Drive(beside, 1, 60).Info("grasp");
        });
        Assert.InRange(faithful, 0, 0.6);
        Assert.InRange(mended, 0.9, 1);
    }

    [Fact]
    public void DoorUnlock_ReachAtTheStart_IsOneMarginAwayOnlyUnderFixedRules()
    {
        (double faithful, double mended) = Both("door-unlock", static episode => episode.Step().Info("grasp"));
        Assert.Equal(0.1, mended, 1e-3);
        Assert.NotInRange(faithful, 0.08, 0.12);
    }

    [Fact]
    public void DrawerOpen_CentimetreShortOfItsLimit_IsOpenOnlyUnderFixedRules() =>
        Assert.Equal((false, true), Both("drawer-open", static episode => episode.Put("drawer", episode.RangeOf("drawer").Low + 0.01).Step().Success));

    [Fact]
    public void DrawerOpen_FingertipsOnTheHandle_HaveReachedItOnlyUnderFixedRules()
    {
        (double faithful, double mended) = Both("drawer-open", static episode =>
        {
            Vec3 bar = episode.State.O + new Vec3(0, 0, 0.02);
            return episode.Drive(bar + new Vec3(0, 0, 0.1), -1, 60).Drive(bar, -1, 60).Info("grasp");
        });
        Assert.InRange(faithful, 0, 0.95);
        Assert.InRange(mended, 0.99, 1);
    }

    [Fact]
    public void DrawerClose_ShutDrawer_HasDistanceLeftUnderFaithfulRules()
    {
        (double faithful, double mended) = Both("drawer-close", static episode => episode.Put("drawer", 0).Step().Info("distance"));
        Assert.InRange(faithful, 0.05, 0.06);
        Assert.InRange(mended, 0, 0.011);
    }

    [Theory]
    [InlineData("window-open", 0.2)]
    [InlineData("window-close", 0)]
    public void Window_DoneWithTheHandElsewhere_EarnsTenOnlyUnderFixedRules(string task, double place)
    {
        (double faithful, double mended) = Both(task, episode =>
        {
            episode.Put("window", place).Step();
            Assert.True(episode.Success);
            return episode.Reward;
        });
        Assert.Equal(10, mended);
        Assert.InRange(faithful, 0, 5);
    }

    [Fact]
    public void FaucetOpen_TurnedAsFarAsClosingNeeds_IsOpenOnlyUnderFixedRules()
    {
        Assert.Equal((false, true), Both("faucet-open", static episode => episode.Put("faucet", 1.3).Step().Success));
        Assert.Equal((true, true), Both("faucet-close", static episode => episode.Put("faucet", -1.3).Step().Success));
    }

    [Theory]
    [InlineData("faucet-open")]
    [InlineData("faucet-close")]
    public void Faucet_LeverAtTheStart_IsOneMarginAwayOnlyUnderFixedRules(string task)
    {
        (double faithful, double mended) = Both(task, static episode => episode.Step().Info("in_place"));
        Assert.Equal(0.1, mended, 1e-3);
        Assert.InRange(faithful, 0, 0.08);
    }
}
