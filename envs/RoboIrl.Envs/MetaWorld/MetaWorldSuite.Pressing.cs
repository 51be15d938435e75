using RoboIrl.Envs.MetaWorld.Tasks;

namespace RoboIrl.Envs.MetaWorld;

public static partial class MetaWorldSuite
{
    // Buttons, handles, lever and dial.
    private static IReadOnlyList<TaskInfo> Pressing =>
    [
        ButtonPress.Info,
        ButtonPressWall.Info,
        ButtonPressTopdown.Info,
        ButtonPressTopdown.WallInfo,
        CoffeeButton.Info,
        HandlePress.Info,
        HandlePress.SideInfo,
        HandlePull.Info,
        HandlePullSide.Info,
        LeverPull.Info,
        DialTurn.Info,
    ];
}
