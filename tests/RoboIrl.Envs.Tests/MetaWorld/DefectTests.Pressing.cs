using RoboIrl.Core.Geometry;
using RoboIrl.Envs.Tests.MetaWorld.Equations;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

public sealed partial class DefectTests
{
    [Theory]
    [InlineData("button-press", "button", -0.16)]
    [InlineData("button-press-wall", "button", -0.16)]
    [InlineData("button-press-topdown", "button", -0.16)]
    [InlineData("button-press-topdown-wall", "button", -0.16)]
    [InlineData("coffee-button", "button", 0.1)]
    [InlineData("handle-press", "handle", -0.17)]
    [InlineData("handle-press-side", "handle", -0.17)]
    [InlineData("handle-pull", "handle", 0.1)]
    [InlineData("lever-pull", "lever", -2.2)]
    public void Success_JointBeyondItsTarget_IsLostUnderFaithfulRulesOnly(string task, string joint, double beyond) =>
        Assert.Equal((false, true), Both(task, episode => episode.Put(joint, beyond).Step().Success));

    [Theory]
    [InlineData("button-press", "button")]
    [InlineData("button-press-wall", "button")]
    [InlineData("button-press-topdown", "button")]
    [InlineData("button-press-topdown-wall", "button")]
    [InlineData("lever-pull", "lever")]
    public void Success_JointAtTheEndOfItsRange_NeedsMoreUnderFaithfulRulesOnly(string task, string joint) =>
        Assert.Equal((false, true), Both(task, episode =>
        {
            (double low, double high) = episode.RangeOf(joint);
            return episode.Put(joint, low).Step().Success || episode.Put(joint, high).Step().Success;
        }));

    [Theory]
    [InlineData("button-press")]
    [InlineData("button-press-topdown-wall")]
    [InlineData("coffee-button")]
    public void Reward_OpenFingersAtTheStart_IsHigherUnderFaithfulRulesOnly(string task)
    {
        (double faithful, double mended) = Both(task, static episode => RewardWithFingers(episode, open: true) - RewardWithFingers(episode, open: false));
        Assert.True(faithful > 0.02, $"faithful rules: open fingers earn {faithful} more");
        Assert.True(mended < -0.02, $"fixed rules: open fingers earn {mended} more");
    }

    [Fact]
    public void Success_CoffeeButtonPushedAndLeft_LastsUnderFaithfulRulesOnly() =>
        Assert.Equal((true, false), Both("coffee-button", static episode =>
        {
            episode.Put("button", 0.025).Step();
            Assert.True(episode.Success);
            return episode.Drive(episode.State.P, grip: 1, steps: 100).Success;
        }));

    [Fact]
    public void Reward_ButtonBehindWallWithOpenFingersNearTheCap_IsHigherUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("button-press-wall", static episode =>
        {
            int steps = 0;
            for (RewardState now = episode.State; Vec3.Distance(now.P, now.O) > 0.07; now = episode.Expert().State)
            {
                Assert.True(steps++ < 500, $"the expert is still {Vec3.Distance(now.P, now.O)} m from the cap after 500 steps");
            }

            return RewardWithFingers(episode, open: true) - RewardWithFingers(episode, open: false);
        });
        Assert.True(faithful > 0.5, $"faithful rules: open fingers earn {faithful} more");
        Assert.True(mended < -0.5, $"fixed rules: open fingers earn {mended} more");
    }

    // At the start every distance of the grasp term is at its margin, where it is worth 0.1, but for pads that are in their band
    // beside the handle already, and nothing is gripped yet.
    [Fact]
    public void Grasp_HandlePullAtTheStart_HasTheHandlesMarginsUnderFixedRulesOnly()
    {
        double[] possible = [.. new[] { Toolbox.H(0.1, 0.1), 0.1, 1 }.Select(static beside => Toolbox.H(beside, 0.1) / 2)];
        (double faithful, double mended) = Both("handle-pull", static episode => episode.Step().Info("grasp"));
        Assert.Contains(possible, value => Math.Abs(value - mended) < 1e-4);
        Assert.DoesNotContain(possible, value => Math.Abs(value - faithful) < 1e-3);
    }

    [Fact]
    public void InPlace_HandlePullAtTheStart_IsHalfDoneUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("handle-pull", static episode => episode.Step().Info("in_place"));
        Assert.InRange(faithful, 0.45, 0.55);
        Assert.InRange(mended, 0.2, 0.3);
    }

    [Fact]
    public void Reward_HandlePullTouchedButNotLifted_HasTheBonusUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("handle-pull", static episode =>
        {
            double height = episode.State.O.Z;
            double most = 0;
            for (int i = 0; i < 100; i++)
            {
                RewardState now = episode.Expert().State;
                most = now.O.Z < height + 0.009 && Vec3.Distance(now.P, now.O) < 0.035 ? Math.Max(most, episode.Reward) : most;
            }

            return most;
        });
        Assert.True(faithful > 3, $"faithful rules: {faithful}");
        Assert.InRange(mended, 1e-3, 1);
    }

    [Fact]
    public void Reward_SidewaysHandleAtItsUpperEnd_IsFullUnderFixedRulesOnly()
    {
        ((double Reward, bool Success) faithful, (double Reward, bool Success) mended) =
            Both("handle-pull-side", static episode => (episode.Put("handle", 0).Step().Reward, episode.Success));
        Assert.True(faithful.Success);
        Assert.True(faithful.Reward < 9, $"faithful rules: {faithful.Reward}");
        Assert.Equal((10, true), mended);
    }

    // The gripper's base touches the knob after 18 steps of the expert and has not turned the lever yet.
    [Fact]
    public void Ready_LeverTouchedFromBelow_IsHighUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("lever-pull", static episode => episode.Expert(steps: 18).Info("grasp"));
        Assert.True(faithful < 0.5, $"faithful rules: {faithful}");
        Assert.True(mended > 0.7, $"fixed rules: {mended}");
    }

    [Fact]
    public void InPlace_LeverNotYetUp_IsFullUnderFaithfulRulesOnly()
    {
        (double faithful, double mended) = Both("lever-pull", static episode =>
        {
            double most = 0;
            for (double angle = -1; angle > -2.5; angle -= 0.01)
            {
                RewardState now = episode.Put("lever", angle).Step().State;
                bool shortOfUp = now.Joint("lever") > -Math.PI / 2;
                most = shortOfUp && !episode.Success ? Math.Max(most, episode.Info("in_place")) : most;
            }

            return most;
        });
        Assert.Equal(1, faithful);
        Assert.InRange(mended, 0.9, 1 - 1e-9);
    }

    [Fact]
    public void Reach_DialWithFingertipsBesideTheBar_IsBetterThanAboveUnderFixedRulesOnly()
    {
        (double faithful, double mended) = Both("dial-turn", static episode =>
        {
            Vec3 beside = episode.State.O + new Vec3(0.05, 0.02, 0.045);
            double above = episode.Drive(beside with { Z = 0.09 }, grip: 1, steps: 80).Info("grasp");
            return episode.Drive(beside, grip: 1, steps: 40).Info("grasp") - above;
        });
        Assert.True(faithful < -0.05, $"faithful rules: {faithful} better");
        Assert.True(mended > 0.05, $"fixed rules: {mended} better");
    }

    private static double RewardWithFingers(Episode episode, bool open) => episode.Fingers(open).Step(grip: open ? -1 : 1).Reward;
}
