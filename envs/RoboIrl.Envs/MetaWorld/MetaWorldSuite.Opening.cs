using RoboIrl.Envs.MetaWorld.Tasks;

namespace RoboIrl.Envs.MetaWorld;

public static partial class MetaWorldSuite
{
    // Doors, drawer, windows and faucet.
    private static IReadOnlyList<TaskInfo> Opening =>
    [
        DoorOpen.Info,
        DoorClose.Info,
        DoorLock.Info,
        DoorUnlock.Info,
        DrawerOpen.Info,
        DrawerClose.Info,
        Window.Open,
        Window.Close,
        Faucet.Open,
        Faucet.Close,
    ];
}
