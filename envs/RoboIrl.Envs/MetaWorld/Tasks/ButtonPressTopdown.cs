using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Press a button from above, with or without a wall in front of it.</summary>
/// <param name="setup">Model, description and options.</param>
/// <param name="original">What the original pays for a gripper that is open this far.</param>
public sealed class ButtonPressTopdown(TaskSetup setup, Func<double, double> original) : ButtonTask(setup, new Vec3(0, 0, 0.193), stroke: 0.0935)
{
    private const double Pressed = 0.024;
    private const double Touching = 0.03;
    private static readonly Vec3 GoalFromBox = new(0, 0, 0.1);

    /// <summary>The description of the task without a wall.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "button-press-topdown",
        Model = "button_topdown",
        Instruction = "Press the button from above.",
        Paraphrases = ["Push the button down.", "Press down on the button on top of the box.", "Reach over the button and push it into the box."],
        Reward = "5 H(1 - opening, T(|tcp - cap|; 0 to 0.01)) + 5 T(|way left|; 0 to 0.005; m 0.0935) within 0.03 m of the cap",
        FixedReward = "5 H(1 - opening, T(|tcp - cap|; 0 to 0.01)) + 5 T(way left, none beyond the target; 0 to 0.005; m 0.0935) within 0.03 m of the cap",
        Success = "the cap is within 0.024 m of its target, before or beyond it",
        FixedSuccess = "the cap has at most 0.024 m left to go",
        Defects =
        [
            "Success needs the button 9 mm beyond the end of its stroke of 0.06 m.",
            "A button pressed further than 0.024 m beyond its target counts as not pressed.",
        ],
        Low = [-0.1, 0.8, 0.115],
        High = [0.1, 0.9, 0.115],
        HandStart = HandStart.Near,
        FaithfulRanges = [new JointRange("button", -0.06, 0)],
        ConstantObservations = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new ButtonPressTopdown(setup, static opening => 1 - opening),
        Expert = Expert,
    };

    /// <summary>The description of the task with a wall.</summary>
    public static TaskInfo WallInfo { get; } = Info with
    {
        Name = "button-press-topdown-wall",
        Model = "button_topdown_wall",
        Instruction = "Reach over the wall and press the button from above.",
        Paraphrases = ["Push down the button behind the wall.", "Go over the wall and press the button on top of the box.", "Press the button on the far side of the wall downwards."],
        Reward = "5 H(opening, T(|tcp - cap|; 0 to 0.01)) + 5 T(|way left|; 0 to 0.005; m 0.0935) within 0.03 m of the cap",
        Defects = [.. Info.Defects, "The reach term pays for open fingers, between which the button fits."],
        Create = static setup => new ButtonPressTopdown(setup, static opening => opening),
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + GoalFromBox;

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double remaining = Remaining(now.Object.Z - Goal.Z);
        double press = Press(remaining);
        double touch = Shaping.Both(Fingers(now, original(now.Opening)), Touch(now, 0.01));
        double pressing = Vec3.Distance(now.Object, now.Tcp) <= Touching ? press : 0;
        return new Score(5 * (touch + pressing), remaining <= Pressed, remaining, touch, press);
    }

    // Up and over the button, then down.
    private static Command Expert(in ExpertView view)
    {
        Vec3 cap = view.Object;
        double aside = Vec3.DistanceXY(view.Tcp, cap);
        return aside > 0.03
            ? new Command(cap with { Z = Math.Max(cap.Z, view.Goal.Z + 0.09) + 0.05 }, Grip: 1, Gain: 20)
            : new Command(cap with { Z = view.Goal.Z + 0.005 }, Grip: 1, Gain: 20);
    }
}
