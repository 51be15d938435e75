using RoboIrl.Core.Geometry;
using Xunit;

namespace RoboIrl.Envs.Tests.Tabletop;

/// <summary>When the tasks with things that move freely are done: on either side of each condition.</summary>
public sealed class TabletopSuccessTests
{
    private static readonly double[] Cube = [0.05, 0.6, 0.02];
    private static readonly double[] CubeAndTarget = [0.05, 0.6, 0.02, -0.1, 0.7, 0.2];
    private static readonly double[] TwoCubes = [-0.1, 0.6, 0.02, 0.05, 0.7, 0.02];
    private static readonly double[] ChairAndTarget = [0, 0.55, 0, 0.1, 0.8, 0, 1];

    // A free thing falls 1 mm in a step.
    [Theory]
    [InlineData(0.2185, false)]
    [InlineData(0.2225, true)]
    public void LiftCube_IsDoneFromItsHeightOn(double height, bool done)
    {
        using TabletopEpisode episode = new("lift-cube", placement: Cube);

        Assert.Equal(done, episode.Put("object", new Vec3(0.05, 0.6, height), Quat.Identity).Step().Success);
        Assert.Equal(0.22, episode.Task.Goal.Z, 12);
    }

    [Theory]
    [InlineData(0.022, true)]
    [InlineData(0.028, false)]
    public void PickCube_IsDoneWithinTheTargetsRadius(double aside, bool done)
    {
        using TabletopEpisode episode = new("pick-cube", placement: CubeAndTarget);

        Assert.Equal(done, episode.Put("object", new Vec3(-0.1 + aside, 0.7, 0.201), Quat.Identity).Step().Success);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.015, true)]
    [InlineData(0.05, false)] // beside the green one
    public void StackCube_OnTheOtherAndLeftAlone_IsDone(double aside, bool done)
    {
        using TabletopEpisode episode = new("stack-cube", placement: TwoCubes);
        episode.Put("object", new Vec3(0.05 + aside, 0.7, aside < 0.04 ? 0.06 : 0.02), Quat.Identity);
        for (int i = 0; i < 40; i++)
        {
            episode.Step();
        }

        Assert.Equal(done, episode.Success);
    }

    [Fact]
    public void StackCube_OnTheOtherButMoving_IsNotDone()
    {
        using TabletopEpisode episode = new("stack-cube", placement: TwoCubes);
        episode.Put("object", new Vec3(0.05, 0.7, 0.06), Quat.Identity);
        episode.Data.Qvel[episode.World.Model.JointDofAddress[episode.World.Model.Joint("object").Index]] = 0.5;

        Assert.False(episode.Step().Success);
        Assert.InRange(episode.Reward, 7.5, 9.5);
    }

    [Fact]
    public void StackCube_ByTheExpert_IsDoneOnlyAfterTheFingersLetGo()
    {
        using TabletopEpisode episode = new("stack-cube", placement: TwoCubes);
        while (!episode.Success)
        {
            Assert.True(episode.World.EpisodeSteps < 199, "the expert does not stack the cubes");
            episode.Expert();
        }

        Assert.True(episode.Observation[3] > 0.55, $"the gripper is open by {episode.Observation[3]} only");
    }

    [Theory]
    [InlineData(0.03, 0, true)]
    [InlineData(0.045, 0, false)]
    [InlineData(0, 0.2, false)] // leans by more than 0.05 pi
    [InlineData(0, 0.1, true)]
    public void PushChair_NearTheTargetAndUpright_IsDone(double aside, double lean, bool done)
    {
        using TabletopEpisode episode = new("push-chair", placement: ChairAndTarget);

        Assert.Equal(done, episode.Put("object", new Vec3(0.1 + aside, 0.8, 0.02), Quat.About(Vec3.UnitX, lean)).Step().Success);
    }

    [Theory]
    [InlineData(0.25, true)]
    [InlineData(0.9, false)]
    public void PushChair_LetGoWhileItLeans_StandsUpOrTipsOver(double lean, bool stands)
    {
        using TabletopEpisode episode = new("push-chair", placement: ChairAndTarget);
        episode.Put("object", new Vec3(0, 0.7, 0.075 * Math.Sin(lean)), Quat.About(Vec3.UnitX, lean));
        for (int i = 0; i < 120; i++)
        {
            episode.Step();
        }

        double up = Quat.From(episode.Observation.AsSpan(7)).Up.Z;
        Assert.True(stands ? up > 0.99 : up < 0.5, $"the height of the chair's up direction is {up}");
    }
}
