using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Reach over a wall and press the button close behind it.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class ButtonPressWall(TaskSetup setup) : ButtonTask(setup, new Vec3(0, -0.193, 0), stroke: 0.0935)
{
    private const double Pressed = 0.03;
    private const double Touching = 0.07;
    private static readonly Vec3 GoalFromBox = new(0, -0.1, 0);

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "button-press-wall",
        Model = "button_wall",
        Instruction = "Press the button behind the wall.",
        Paraphrases = ["Reach over the wall and push the button.", "Push in the button on the other side of the wall.", "Get past the wall and press the button."],
        Reward = "2 H((1 - opening) / 2, T(|tcp - cap|; 0 to 0.01)) farther than 0.07 m from the cap, else 2 + 2 (1 + opening) + 4 T(|way left|; 0 to 0.005; m 0.0935)^2",
        FixedReward = "2 H((1 - opening) / 2, T(|tcp - cap|; 0 to 0.01)) farther than 0.07 m from the cap, else 2 + 2 (2 - opening) + 4 T(way left, none beyond the target; 0 to 0.005; m 0.0935)^2",
        Success = "the cap is within 0.03 m of its target, before or beyond it",
        FixedSuccess = "the cap has at most 0.03 m left to go",
        Defects =
        [
            "Success needs the button 3 mm beyond the end of its stroke of 0.06 m.",
            "A button pressed further than 0.03 m beyond its target counts as not pressed.",
            "Within 0.07 m of the cap the reward pays for opening the fingers again, farther away for closing them.",
        ],
        Low = [-0.05, 0.85, 0.1149],
        High = [0.05, 0.9, 0.1151],
        HandStart = HandStart.Near,
        FaithfulRanges = [new JointRange("button", -0.06, 0)],
        ConstantObservations = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new ButtonPressWall(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + GoalFromBox;

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double remaining = Remaining(Goal.Y - now.Object.Y);
        double press = Press(remaining);
        double touch = Touch(now, 0.01);
        double reward = Vec3.Distance(now.Object, now.Tcp) > Touching
            ? 2 * Shaping.Both((1 - now.Opening) / 2, touch)
            : 2 + (2 * (1 + Fingers(now, now.Opening))) + (4 * press * press);
        return new Score(reward, remaining <= Pressed, remaining, touch, press);
    }

    // The closed fingers just fit between wall and button: over the gap, down, and on, above the middle of the cap so that the
    // gripper's base stays clear of the housing.
    private static Command Expert(in ExpertView view)
    {
        const double over = 0.2;
        double gap = view.Goal.Y - 0.122;
        Vec3 push = view.Object with { Y = view.Goal.Y - 0.026, Z = view.Object.Z + 0.015 };
        double inside = view.Tcp.Y - gap;
        bool slippedOff = view.Tcp.Y > view.Object.Y + 0.005 && view.Tcp.Z < over - 0.03;
        if (slippedOff)
        {
            return new Command(view.Tcp with { Z = over }, Grip: 1, Gain: 15);
        }

        bool low = view.Tcp.Z < push.Z + (inside > 0.02 ? 0.04 : 0.015);
        if (low && inside > -0.025)
        {
            return new Command(push, Grip: 1, Gain: 15);
        }

        bool above = Math.Abs(inside) < (view.Tcp.Z < over - 0.015 ? 0.016 : 0.008) && Math.Abs(view.Tcp.X - push.X) < 0.015;
        if (above && view.Opening < 0.4)
        {
            return new Command(push with { Y = gap }, Grip: 1, Gain: 15);
        }

        double forward = view.Tcp.Z > 0.165 ? gap : Math.Min(view.Tcp.Y, 0.5);
        return new Command(new Vec3(push.X, forward, over), Grip: 1, Gain: 15);
    }
}
