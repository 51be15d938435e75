using RoboIrl.Envs.MetaWorld.Tasks;

namespace RoboIrl.Envs.MetaWorld;

public static partial class MetaWorldSuite
{
    // Reaching, and pushing things over the table.
    private static IReadOnlyList<TaskInfo> Pushing =>
    [
        Reach.Info,
        Push.Info,
        PushWall.Info,
        Reach.WallInfo,
        PushBack.Info,
        Sweep.Info,
        SweepInto.Info,
        Soccer.Info,
        PlateSlide.Info,
        PlateSlide.SideInfo,
        PlateSlide.BackInfo,
        PlateSlide.BackSideInfo,
    ];
}
