using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>A task with one thing that moves freely: observed where its body is, placed first, its target placed second.</summary>
/// <param name="setup">A model with the free body <c>object</c>.</param>
public abstract class FreeObjectTask(TaskSetup setup) : MetaWorldTask(setup)
{
    private readonly FreeBody _thing = new(ModelOf(setup), "object");

    /// <inheritdoc/>
    protected internal sealed override BodyId FirstBody { get; } = ModelOf(setup).Body("object");

    /// <summary>What <see cref="ToGoal"/> gives in the episode's first state.</summary>
    protected double DistanceAtStart { get; set; }

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement[3..]);

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement) => _thing.Put(data, ObjectOf(placement));

    /// <inheritdoc/>
    protected sealed override ObjectReading ReadObjects(MjData data) => new(_thing.Position(data), _thing.Rotation(data));

    /// <inheritdoc/>
    protected override void Begin() => DistanceAtStart = ToGoal(Start.Object);

    /// <summary>Where the thing starts; a pure function of the placement.</summary>
    /// <param name="placement">Within <see cref="TaskInfo.Low"/> and <see cref="TaskInfo.High"/>.</param>
    protected virtual Vec3 ObjectOf(ReadOnlySpan<double> placement) => Vec3.From(placement);

    /// <summary>How far the thing is from its target in the measure that the reward takes, metres.</summary>
    /// <param name="thing">Its place.</param>
    protected virtual double ToGoal(Vec3 thing) => Vec3.Distance(thing, Goal);

    /// <summary>Whether the fingertips are at the thing and the gripper has not collapsed.</summary>
    /// <param name="now">This state.</param>
    /// <param name="reach">Distance of the tool centre point that counts as there, metres.</param>
    protected static bool IsTouched(in Moment now, double reach) => Vec3.Distance(now.Object, now.Tcp) < reach && now.Opening > 0;

    /// <summary>Whether the thing is touched and lifted.</summary>
    /// <param name="now">This state.</param>
    /// <param name="reach">Distance of the tool centre point that counts as there, metres.</param>
    /// <param name="lift">Height gained that counts as lifted, metres.</param>
    protected bool IsHeld(in Moment now, double reach, double lift) => IsTouched(now, reach) && now.Object.Z - lift > Start.Object.Z;

    /// <summary>The episode's first state; under the faithful rules with the thing where it was put and not where it is seen.</summary>
    protected Moment StartAsPlaced() => IsFixed ? Start : Start with { Objects = Start.Objects with { First = Vec3.From(Placement) } };
}
