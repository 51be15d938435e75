using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.Tests.MetaWorld.Equations;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>Where along its joint a fixture counts as done under the faithful rules.</summary>
public sealed class ThresholdTests
{
    private const double Step = 0.005;

    // The joint positions between which the original counts success, and an interval around them. What is published is in rad
    // or m to the millimetre; infinity stands for an end that the joint cannot reach.
    [Theory]
    [InlineData("door-open", "door", -1.815, -1.383, -2, 0)]
    [InlineData("door-close", "door", -0.178, double.PositiveInfinity, -1.5, 0)]
    [InlineData("door-lock", "lock", 1.194, double.PositiveInfinity, 0, 1.57)]
    [InlineData("door-unlock", "lock", double.NegativeInfinity, 0.376, 0, 1.57)]
    [InlineData("drawer-open", "drawer", -0.22, -0.16, -0.3, 0)]
    [InlineData("drawer-close", "drawer", -0.0315, double.PositiveInfinity, -0.15, 0)]
    [InlineData("window-open", "window", 0.19, double.PositiveInfinity, 0, 0.2)]
    [InlineData("window-close", "window", double.NegativeInfinity, 0.04, 0, 0.2)]
    [InlineData("faucet-open", "faucet", 1.374, double.PositiveInfinity, 0, 1.57)]
    [InlineData("faucet-close", "faucet", double.NegativeInfinity, -1.26, -1.57, 0)]
    [InlineData("button-press", "button", -0.113, -0.073, -0.16, 0)]
    [InlineData("button-press-wall", "button", -0.123, -0.063, -0.16, 0)]
    [InlineData("button-press-topdown", "button", -0.117, -0.069, -0.16, 0)]
    [InlineData("button-press-topdown-wall", "button", -0.117, -0.069, -0.16, 0)]
    [InlineData("coffee-button", "button", 0.01, 0.05, 0, 0.09)]
    [InlineData("handle-press", "handle", -0.117, -0.077, -0.16, 0)]
    [InlineData("handle-press-side", "handle", -0.117, -0.077, -0.16, 0)]
    [InlineData("handle-pull", "handle", -0.042, 0.058, -0.1, 0.09)]
    [InlineData("handle-pull-side", "handle", -0.0435, double.PositiveInfinity, -0.1, 0)]
    [InlineData("lever-pull", "lever", -1.702, -1.44, -2, 0)]
    [InlineData("dial-turn", "dial", 1.37, double.PositiveInfinity, 0, 3)]
    [InlineData("hammer", "nail", 0.09, double.PositiveInfinity, 0, 0.1)]
    public void Success_JointSweptUnderFaithfulRules_BeginsAndEndsWhereItIsPublished(string task, string joint, double low, double high, double from, double to)
    {
        using Episode episode = new(task, RuleSet.Faithful);
        RewardState start = episode.State;
        double slack = Math.Max(0.002, 0.005 * (to - from));
        (int done, int open) = (0, 0);
        for (double at = from; at <= to; at += Step * (to - from))
        {
            bool success = episode.Put(joint, at).Step().Success;
            double reached = episode.State.Joint(joint);
            Assert.Equal(PublishedSuccess.All[task](episode.State, start), success);
            if (Math.Min(Math.Abs(reached - low), Math.Abs(reached - high)) > slack)
            {
                Assert.True(success == (reached > low && reached < high), $"{joint} at {reached}: success is {success}");
            }

            (done, open) = success ? (done + 1, open) : (done, open + 1);
        }

        Assert.True(done > 0 && open > 0, $"{done} positions are done and {open} are not");
    }
}
