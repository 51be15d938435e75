namespace RoboIrl.Envs.MetaWorld;

public static partial class MetaWorldSuite
{
    // Pegs, nuts, hammer and stick.
    private static IReadOnlyList<TaskInfo> Tools =>
    [
    ];
}
