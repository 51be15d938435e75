using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Press a button that faces the robot.</summary>
/// <param name="setup">Model, description and options.</param>
/// <param name="cap">Middle of the cap's face from the button's origin, along the axes of the world, metres.</param>
/// <param name="stroke">Way of the cap from its start to its target, metres.</param>
/// <param name="goal">Target of the cap, from the fixture.</param>
public class ButtonPress(TaskSetup setup, Vec3 cap, double stroke, Vec3 goal) : ButtonTask(setup, cap, stroke)
{
    /// <summary>A defect of the original.</summary>
    internal const string Beyond = "A button pressed further than 0.02 m beyond its target counts as not pressed.";

    /// <summary>A defect of the original.</summary>
    internal const string OpenFingers = "The reach term pays for open fingers, with which the fingertips cannot come near the cap.";

    private const double Pressed = 0.02;
    private const double Touching = 0.05;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "button-press",
        Model = "button",
        Instruction = "Press the button.",
        Paraphrases = ["Push the button into the box in front of you.", "Press the red button all the way in.", "Reach for the button and push it."],
        Reward = "2 H(opening, T(|tcp - cap|; 0 to 0.05)) + 8 T(|way left|; 0 to 0.005; m 0.0935) within 0.05 m of the cap",
        FixedReward = "2 H(1 - opening, T(|tcp - cap|; 0 to 0.05)) + 8 T(way left, none beyond the target; 0 to 0.005; m 0.0935) within 0.05 m of the cap",
        Success = "the cap is within 0.02 m of its target, before or beyond it",
        FixedSuccess = "the cap has at most 0.02 m left to go",
        Defects = ["Success needs the button 13 mm beyond the end of its stroke of 0.06 m.", Beyond, OpenFingers],
        Low = [-0.1, 0.85, 0.115],
        High = [0.1, 0.9, 0.115],
        HandStart = HandStart.Near,
        FaithfulRanges = [new JointRange("button", -0.06, 0)],
        ConstantObservations = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new ButtonPress(setup, new Vec3(0, -0.193, 0), 0.0935, new Vec3(0, -0.1, 0)),
        Expert = Push,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + goal;

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double remaining = Remaining(Goal.Y - now.Object.Y);
        double press = Press(remaining);
        double touch = Shaping.Both(Fingers(now, now.Opening), Touch(now, Touching));
        double pressing = Vec3.Distance(now.Object, now.Tcp) <= Touching ? press : 0;
        return new Score((2 * touch) + (8 * pressing), remaining <= Pressed, remaining, touch, press);
    }

    // In line with the button first, then straight on. The closed fingers reach 23 mm ahead of the hand; they push above the middle
    // of the cap so that the gripper's base stays clear of the housing.
    internal static Command Push(in ExpertView view)
    {
        Vec3 above = view.Object + new Vec3(0, 0, 0.015);
        double aside = (view.Tcp - above).LengthXZ;
        bool ready = aside < 0.015 || (aside < 0.03 && view.Tcp.Y > above.Y - 0.045);
        return new Command(above with { Y = view.Goal.Y - (ready ? 0.026 : 0.17) }, Grip: 1, Gain: 15);
    }
}
