using RoboIrl.Envs.MetaWorld.Tasks;

namespace RoboIrl.Envs.MetaWorld;

public static partial class MetaWorldSuite
{
    // Grasping things and putting them somewhere.
    private static IReadOnlyList<TaskInfo> Picking =>
    [
        PickPlace.Info,
        PickPlaceWall.Info,
        PickOutOfHole.Info,
        BinPicking.Info,
        ShelfPlace.Info,
        Basketball.Info,
        HandInsert.Info,
        CoffeeMug.Pull,
        CoffeeMug.Push,
        BoxClose.Info,
    ];
}
