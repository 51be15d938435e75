using RoboIrl.Envs.MetaWorld.Tasks;

namespace RoboIrl.Envs.MetaWorld;

public static partial class MetaWorldSuite
{
    // Pegs, nuts, hammer and stick.
    private static IReadOnlyList<TaskInfo> Tools =>
    [
        PegInsertSide.Info,
        PegUnplugSide.Info,
        Assembly.Info,
        Disassemble.Info,
        Hammer.Info,
        StickPush.Info,
        StickPull.Info,
    ];
}
