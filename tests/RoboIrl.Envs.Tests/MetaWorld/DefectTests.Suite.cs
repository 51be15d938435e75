using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

public sealed partial class DefectTests
{
    // Written out from the original: tasks that show the first object's quaternion as x, y, z, w, and those that show zeros.
    private static readonly string[] ScalarLast =
    [
        "coffee-pull", "coffee-push", "door-open", "door-close", "lever-pull", "peg-insert-side", "pick-place", "pick-place-wall",
        "plate-slide", "plate-slide-side", "plate-slide-back", "plate-slide-back-side", "push", "push-back", "push-wall", "reach",
        "reach-wall", "shelf-place", "soccer", "stick-push", "stick-pull", "sweep-into",
    ];

    private static readonly string[] Zeros =
    [
        "drawer-close", "handle-press", "handle-press-side", "handle-pull", "handle-pull-side", "window-open", "window-close",
    ];

    public static TheoryData<string> Names => [.. MetaWorldSuite.Tasks.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Quaternion_OfTheFirstObject_HasOneOrderForAllTasksUnderFixedRulesOnly(string task)
    {
        (Quat faithful, Quat mended) = Both(task, static episode => episode.State.Q);
        Quat none = default;
        Quat turned = new(mended.X, mended.Y, mended.Z, mended.W);
        Assert.Equal(1, Quat.Distance(mended, none), 1e-9);
        Assert.Equal(0, Quat.Distance(faithful, Zeros.Contains(task) ? none : ScalarLast.Contains(task) ? turned : mended), 1e-9);
        Assert.True(Quat.Distance(mended, turned) > 0.5, "the two orders look alike here");
    }
}
