namespace RoboIrl.Envs.MetaWorld;

public static partial class MetaWorldSuite
{
    // Buttons, handles, lever and dial.
    private static IReadOnlyList<TaskInfo> Pressing =>
    [
    ];
}
