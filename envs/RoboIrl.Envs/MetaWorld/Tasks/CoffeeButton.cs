using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Press the button of a coffee machine; a mug stands under its spout.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class CoffeeButton(TaskSetup setup) : ButtonPress(setup, new Vec3(0, -0.22, 0), 0.03, new Vec3(0, -0.19, 0.3))
{
    private static readonly Vec3 UnderSpout = new(0, -0.22, 0);

    private readonly FreeBody _mug = new(setup.Model, "object");

    /// <summary>The task's description.</summary>
    public static new TaskInfo Info { get; } = new()
    {
        Name = "coffee-button",
        Model = "coffee",
        Instruction = "Press the button of the coffee machine.",
        Paraphrases = ["Start the coffee machine.", "Push the button on the front of the coffee machine.", "Switch on the coffee maker with its button."],
        Reward = "2 H(opening, T(|tcp - cap|; 0 to 0.05)) + 8 T(|way left|; 0 to 0.005; m 0.03) within 0.05 m of the cap",
        FixedReward = "2 H(1 - opening, T(|tcp - cap|; 0 to 0.05)) + 8 T(way left, none beyond the target; 0 to 0.005; m 0.03) within 0.05 m of the cap",
        Success = "the cap is within 0.02 m of its target, before or beyond it",
        FixedSuccess = "the cap has at most 0.02 m left to go",
        Defects = [Beyond, OpenFingers, "No spring brings the button back, so it stays pressed after the hand has gone."],
        Low = [-0.1, 0.8, -0.001],
        High = [0.1, 0.9, 0.001],
        HandStart = HandStart.Near,
        FaithfulStiffness = [new JointStiffness("button", 0)],
        ConstantObservations = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new CoffeeButton(setup),
        Expert = Push,
    };

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        base.Place(data, placement);
        _mug.Put(data, Vec3.From(placement) + UnderSpout);
    }
}
