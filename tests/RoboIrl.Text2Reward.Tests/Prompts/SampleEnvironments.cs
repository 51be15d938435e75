using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Tests.Prompts;

/// <summary>Descriptions of environments, one for each kind of world.</summary>
internal static class SampleEnvironments
{
    public static RewardEnvironment Drawer { get; } = Of(typeof(IManipulationWorld)) with
    {
        Id = "metaworld/drawer-open",
        Task = "Open the drawer.",
        Notes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Key(nameof(IManipulationWorld.Object))] = "middle of the drawer's handle",
            [Key(nameof(IManipulationWorld.Part))] = "slides: positions are in m, velocities in m/s; range -0.2 .. 0",
        },
        Absent = new HashSet<string>(StringComparer.Ordinal) { Key(nameof(IManipulationWorld.Second)) },
        Actions = ["moves the hand along x", "moves the hand along y", "moves the hand along z", "gripper: +1 closes, -1 opens"],
        Termination = "never; success: the handle is within 0.03 m of its place in the open drawer",
    };

    public static RewardEnvironment WithEverything { get; } = Drawer with { Absent = new HashSet<string>(StringComparer.Ordinal) };

    public static RewardEnvironment Hopper { get; } = Of(typeof(IHopperWorld));

    public static RewardEnvironment Ant { get; } = Of(typeof(IAntWorld));

    public static RewardEnvironment Named { get; } = Of(typeof(INamedWorld));

    public static string Key(string member) => RewardEnvironment.Key(typeof(IManipulationWorld), member);

    private static RewardEnvironment Of(Type world) => new()
    {
        Id = "test/" + world.Name,
        Task = "Do something.",
        World = world,
        Setting = "A robot in a test.",
        Actions = ["torque"],
        TimeStep = 0.0125,
        EpisodeSteps = 500,
        Termination = "never",
    };
}
