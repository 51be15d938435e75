using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Bring a ball into a goal.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class Soccer(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Scored = 0.07;
    private const double BallHeight = 0.026;

    // The goal's mouth lies this far before its middle, and reaches as far to either side.
    private const double Mouth = 0.1;
    private static readonly PickUp Fingers = new() { Width = 0.047, Force = 0.2 };
    private static readonly Caging FaithfulGrasp = new() { Radius = 0.013, XZ = 0.005 };
    private static readonly Caging FixedGrasp = new() { Radius = 0.02, XZ = 0.005 };

    private readonly MocapBody _frame = new(setup.Model, "fixture");
    private Moment _reference;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "soccer",
        Model = "soccer",
        Instruction = "Get the ball into the goal.",
        Paraphrases = ["Score a goal with the ball.", "Push the ball between the posts and leave it in the net.", "Move the soccer ball into the goal."],
        Reward = "3 grasp + 6.5 T(d; 0 to 0.07; m the way that the ball has gone), d = |(ball - goal) (3, 1, 1)|, the latter less beside the posts; 10 where d < 0.07",
        FixedReward = "3 grasp + 6.5 T(|(ball - goal) (3, 1, 1)|; 0 to 0.07; m that at the start), the latter less beside the posts",
        Success = "the ball is within 0.07 m of the goal's middle",
        Defects =
        [
            "The bonus of 10 counts the sideways distance three times, success once.",
            "The margin is the way the ball has gone so far, so the term is 0 until it moves and grows when the ball is taken away from the goal.",
            "A grip counts with the pads at 0.013 to 0.023 m from the ball's middle, which lies inside the ball.",
            "The pads' places at the start are a view of where they are now, so the grasp term does not rise while the fingers come nearer.",
            "The ball is said to be 4 mm higher at the start than it is.",
        ],
        Low = [-0.1, 0.6, 0.03, -0.1, 0.8, 0],
        High = [0.1, 0.7, 0.03, 0.1, 0.9, 0],
        MinimumGap = 0.15,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new Soccer(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement) => new(placement[0], placement[1], BallHeight);

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        base.Place(data, placement);
        _frame.Move(data, Goal);
    }

    /// <inheritdoc/>
    protected override double ToGoal(Vec3 thing) => Stretched(thing - Goal);

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        _reference = StartAsPlaced();
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Scored, IsFixed ? DistanceAtStart : Stretched(now.Object - _reference.Object));
        double line = Goal.Y - Mouth;
        if (now.Object.Y > line && Math.Abs(now.Object.X - Goal.X) > Mouth)
        {
            inPlace = Shaping.Unit(inPlace - (2 * (now.Object.Y - line) / (1 - line)));
        }

        double grasp = IsFixed ? FixedGrasp.OfGap(now, _reference, 0.015, Rules) : FaithfulGrasp.OfGap(now, _reference, 0.01, Rules);
        double reward = (3 * grasp) + (6.5 * inPlace);
        double left = Vec3.Distance(now.Object, Goal);
        return new Score(distance < Scored ? FullReward : reward, left <= Scored, left, grasp, inPlace);
    }

    private static double Stretched(Vec3 way) => way.Scale(3, 1, 1).Length;

    // In front of the mouth first, then straight in, and hold the ball there. Gently: it is light and gives way, which its width here allows for.
    private static Command Expert(in ExpertView view)
    {
        const double before = 0.15;
        const double lane = 0.03;
        Vec3 ball = view.Object;
        if (Fingers.Next(view, ball) is { } take)
        {
            return take;
        }

        Vec3 goal = new(view.Goal.X, view.Goal.Y - 0.03, BallHeight);
        bool inLane = Math.Abs(ball.X - goal.X) < lane;
        return Fingers.Carry(view, ball, inLane ? goal : goal with { Y = Math.Min(goal.Y - before, ball.Y) });
    }
}
