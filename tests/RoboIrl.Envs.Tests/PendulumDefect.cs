namespace RoboIrl.Envs.Tests;

/// <summary>Ways in which a task can break its contract.</summary>
internal enum PendulumDefect
{
    None,
    IgnoresItsStream,
    SharesBetweenWorlds,
    Allocates,
    HidesState,
    ShowsAConstant,
    SharesItsInfo,
}
