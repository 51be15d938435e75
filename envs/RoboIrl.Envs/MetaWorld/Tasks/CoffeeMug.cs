using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Move a mug away from a coffee machine's spout or under it.</summary>
public sealed class CoffeeMug : FreeObjectTask
{
    private const double Placed = 0.07;
    private const double Bonus = 0.05;

    private const string Formula = "H(grasp, in place), + 1 + 5 (in place) while the fingertips are within 0.04 m of the mug's foot, "
        + "with in place = T(|(mug - goal) (2, 2, 1)|; 0 to 0.05; m that at the start)";

    private static readonly Vec3 MachineFromPlace = new(0, 0.22, 0);
    private static readonly Caging Grasp = new() { Radius = 0.02, XZ = 0.05, Effort = 0.7, Mode = CagingMode.Medium, Reach = 0.04 };
    private static readonly PickUp Hand = new() { Width = 0.056, Hover = 0, Depth = 0 };

    private readonly MocapBody _machine;
    private readonly bool _mugAtMachine;

    private CoffeeMug(TaskSetup setup, bool mugAtMachine)
        : base(setup)
    {
        _machine = new MocapBody(setup.Model, "fixture");
        _mugAtMachine = mugAtMachine;
    }

    /// <summary>The description of the task of taking the mug away.</summary>
    public static TaskInfo Pull { get; } = Describe() with
    {
        Name = "coffee-pull",
        Instruction = "Pull the mug away from the coffee machine.",
        Paraphrases = ["Take the cup from under the spout and move it to the marker.", "Drag the coffee mug out to the goal position.", "Remove the mug from the coffee machine."],
        Low = [-0.05, 0.7, -0.001, -0.1, 0.55, -0.001],
        High = [0.05, 0.75, 0.001, 0.1, 0.65, 0.001],
        Create = static setup => new CoffeeMug(setup, mugAtMachine: true),
    };

    /// <summary>The description of the task of bringing the mug.</summary>
    public static TaskInfo Push { get; } = Describe() with
    {
        Name = "coffee-push",
        Instruction = "Push the mug under the spout of the coffee machine.",
        Paraphrases = ["Bring the cup to the coffee machine.", "Move the coffee mug to the place below the spout.", "Slide the mug under the coffee machine's outlet."],
        Low = [-0.1, 0.55, -0.001, -0.05, 0.7, -0.001],
        High = [0.1, 0.65, 0.001, 0.05, 0.75, 0.001],
        Create = static setup => new CoffeeMug(setup, mugAtMachine: false),
    };

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        base.Place(data, placement);
        _machine.Move(data, (_mugAtMachine ? Vec3.From(placement) : Goal) + MachineFromPlace);
    }

    /// <inheritdoc/>
    protected override double ToGoal(Vec3 thing) => (thing - Goal).Scale(2, 2, 1).Length;

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Vec3.Distance(now.Object, Goal);
        double weighted = ToGoal(now.Object);
        double inPlace = Shaping.Near(weighted, Bonus, DistanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = Shaping.Both(grasp, inPlace);
        if (IsTouched(now, 0.04))
        {
            reward += 1 + (5 * inPlace);
        }

        return new Score(weighted < Bonus ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }

    // The machine's head hangs over the mug, so the open fingers come in low from the side.
    private static Command Expert(in ExpertView view)
    {
        const double height = 0.025;
        const double aside = 0.09;
        Vec3 mug = view.Object;
        Vec3 grip = mug + new Vec3(0, 0, height);
        bool beside = Math.Abs(view.Tcp.Y - grip.Y) < 0.01 && Math.Abs(view.Tcp.Z - grip.Z) < 0.015;
        if (!beside && Vec3.Distance(view.Tcp, grip) > 0.04)
        {
            return new Command(grip + new Vec3(Math.CopySign(aside, view.Tcp.X - grip.X), 0, 0), Grip: -1, Gain: 15);
        }

        return Hand.Next(view, grip) ?? Hand.Carry(view, mug, view.Goal + new Vec3(0, 0, 0.005));
    }

    private static TaskInfo Describe() => new()
    {
        Name = "",
        Model = "coffee",
        Instruction = "",
        Paraphrases = [],
        Reward = Formula + "; 10 where that distance is below 0.05 m",
        FixedReward = Formula,
        Success = "the mug is within 0.07 m of the goal",
        Defects = ["The bonus of 10 needs a weighted distance of 0.05 m, success only a plain one of 0.07 m."],
        Low = [],
        High = [],
        MinimumGap = 0.15,
        HandStart = HandStart.Near,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static _ => throw new InvalidOperationException("only a pattern"),
        Expert = Expert,
    };
}
