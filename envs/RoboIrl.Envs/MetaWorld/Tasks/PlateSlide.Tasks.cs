using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <content>The four tasks.</content>
public sealed partial class PlateSlide
{
    private const string Formula = "8 H(T(|tcp - plate|; 0 to 0.05), T(|plate - goal|; 0 to 0.05)), margins those at the start";

    private const string WithinFive = "; 10 with the plate within 0.05 m of the goal";

    private const string StagedReward = "1.5 T(|tcp - plate|; 0 to 0.05), with the fingertips at 0.03 m or lower" + Stages + WithinFive;

    private const string FixedStagedReward = "1.5 T(|tcp - plate|; 0 to 0.05), with the fingertips at 0.035 m or lower" + Stages;

    private const string Stages = " and within 0.07 m of the plate 2 + 7 T(|plate - goal|; 0 to 0.05), margins those at the start less 0.05 m";

    private const string Bonuses = "The bonus of 10 needs the plate within 0.05 m, success only within 0.07 m.";

    private const string Origin = "The distances at the start are taken from the placement's first point, which is not where the plate lies then.";

    private const string Height = "The way of the plate pays only with the fingertips no higher than 0.03 m, which is the plate's top: pressing on it hardly counts.";

    // What all four have in common.
    private static readonly TaskInfo Any = new()
    {
        Name = "plate-slide",
        Model = "plate",
        Instruction = "Slide the plate into the net.",
        Paraphrases = ["Push the plate forward into the goal.", "Move the plate over the table until it lies in the net.", "Slide the plate away from you, between the posts."],
        Reward = Formula + WithinFive,
        FixedReward = Formula,
        Success = "the plate is within 0.07 m of the goal",
        Defects = [Bonuses, Origin],
        Low = [0, 0.6, 0, -0.1, 0.85, 0],
        High = [0, 0.6, 0, 0.1, 0.9, 0],
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        FaithfulRanges = [new JointRange("plate_x", -0.2, 0.2), new JointRange("plate_y", 0, 0.3)],
        ConstantObservations = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new PlateSlide(setup, new PlateCourse(0, 0, NetAtGoal: true, null, Staged: false)),
        Expert = static (in view) => Slide(view, new Vec3(0, -0.03, 0), view.Goal - new Vec3(0, 0.025, 0)),
    };

    /// <summary>Away from the robot into the net.</summary>
    public static TaskInfo Info => Any;

    /// <summary>To the left into the net.</summary>
    public static TaskInfo SideInfo { get; } = Any with
    {
        Name = "plate-slide-side",
        Model = "plate_side",
        Instruction = "Slide the plate sideways into the net.",
        Paraphrases = ["Push the plate to the left into the goal.", "Move the plate over the table into the net on the left.", "Slide the plate to the side, between the posts."],
        Reward = StagedReward,
        FixedReward = FixedStagedReward,
        Defects = [Bonuses, Origin, Height, "The net stays at (-0.3, 0.6) wherever the goal is.", "The plate's joints end 0.2 m to the left and at y = 0.6, short of most goals."],
        Low = [0, 0.6, 0, -0.3, 0.54, 0],
        High = [0, 0.6, 0, -0.25, 0.66, 0],
        Create = static setup => new PlateSlide(setup, new PlateCourse(0, 0, NetAtGoal: true, new Vec3(-0.3, 0.6, 0), Staged: true)),
        Expert = static (in view) => Slide(view, new Vec3(0.025, 0, 0), view.Goal),
    };

    /// <summary>Out of the net, towards the robot.</summary>
    public static TaskInfo BackInfo { get; } = Any with
    {
        Name = "plate-slide-back",
        Instruction = "Slide the plate out of the net, back to the target.",
        Paraphrases = ["Pull the plate towards you onto the marker.", "Get the plate out from before the net to the goal.", "Bring the plate back over the table to the target."],
        Reward = StagedReward,
        FixedReward = FixedStagedReward,
        Defects = [Bonuses, Origin, Height],
        Low = [0, 0.85, 0, -0.1, 0.6, 0.015],
        High = [0, 0.85, 0, 0.1, 0.6, 0.015],
        ConstantObservations = [.. Any.ConstantObservations, 37],
        Create = static setup => new PlateSlide(setup, new PlateCourse(0, 0.15, NetAtGoal: false, null, Staged: true)),
        Expert = static (in view) => Slide(view, new Vec3(0, -0.02, 0), view.Goal),
    };

    /// <summary>Out of the net on the left, to the right.</summary>
    public static TaskInfo BackSideInfo { get; } = Any with
    {
        Name = "plate-slide-back-side",
        Model = "plate_side",
        Instruction = "Slide the plate out of the net, to the right onto the target.",
        Paraphrases = ["Pull the plate sideways out of the net to the marker.", "Move the plate to the right until it lies on the goal.", "Bring the plate out of the net on the left to the target."],
        Reward = StagedReward,
        FixedReward = FixedStagedReward,
        Defects = [Bonuses, Origin, Height],
        Low = [-0.25, 0.6, 0, -0.05, 0.6, 0.015],
        High = [-0.25, 0.6, 0, 0.15, 0.6, 0.015],
        ConstantObservations = [.. Any.ConstantObservations, 37],
        Create = static setup => new PlateSlide(setup, new PlateCourse(-0.15, 0, NetAtGoal: false, null, Staged: true)),
        Expert = static (in view) => Slide(view, new Vec3(0.02, 0, 0), view.Goal),
    };
}
