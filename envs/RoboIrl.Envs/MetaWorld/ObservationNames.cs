namespace RoboIrl.Envs.MetaWorld;

/// <summary>Names and places of the 39 observed numbers.</summary>
internal static class ObservationNames
{
    /// <summary>How many there are.</summary>
    public const int Count = 39;

    /// <summary>Numbers of one moment: hand, gripper, two objects.</summary>
    public const int FrameSize = 18;

    /// <summary>Index of the goal's first number, behind two frames.</summary>
    public const int GoalAt = 2 * FrameSize;

    private static readonly string[] Frame =
    [
        "hand_x", "hand_y", "hand_z", "gripper_opening",
        "object_x", "object_y", "object_z", "object_quaternion_0", "object_quaternion_1", "object_quaternion_2", "object_quaternion_3",
        "second_x", "second_y", "second_z", "second_quaternion_0", "second_quaternion_1", "second_quaternion_2", "second_quaternion_3",
    ];

    /// <summary>Current frame, previous frame, goal.</summary>
    public static IReadOnlyList<string> All { get; } = With("previous_");

    /// <summary>Current frame, what has changed since the previous one, goal.</summary>
    public static IReadOnlyList<string> Scaled { get; } = With("change_of_");

    private static IReadOnlyList<string> With(string earlier) => [.. Frame, .. Frame.Select(name => earlier + name), "goal_x", "goal_y", "goal_z"];
}
