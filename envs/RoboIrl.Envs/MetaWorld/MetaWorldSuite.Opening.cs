using RoboIrl.Envs.MetaWorld.Tasks;

namespace RoboIrl.Envs.MetaWorld;

public static partial class MetaWorldSuite
{
    // Doors, drawer, windows and faucet.
    private static IReadOnlyList<TaskInfo> Opening =>
    [
        DrawerOpen.Info,
    ];
}
