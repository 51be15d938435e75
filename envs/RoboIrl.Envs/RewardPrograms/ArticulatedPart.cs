using System.Globalization;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>The joint that moves a thing of a task of the manipulation suite.</summary>
internal sealed class ArticulatedPart : IArticulatedPart
{
    private const int Slide = 2;
    private const int Hinge = 3;
    private const double FullTurn = 2 * Math.PI;
    private readonly ManipulationWorld _world;
    private readonly TaskObject _thing;
    private readonly int _joint;
    private readonly int _position;
    private readonly int _velocity;
    private readonly bool _slides;

    /// <summary>Reads the joint off the model.</summary>
    /// <param name="world">The view that it belongs to.</param>
    /// <param name="model">The compiled model.</param>
    /// <param name="joint">A slide or a hinge.</param>
    /// <param name="thing">The thing that it moves.</param>
    public ArticulatedPart(ManipulationWorld world, MjModel model, JointId joint, TaskObject thing)
    {
        (_world, _thing, _joint) = (world, thing, joint.Index);
        (_position, _velocity) = (model.JointQposAddress[_joint], model.JointDofAddress[_joint]);
        _slides = model.JointType[_joint] == Slide;
        bool limited = model.IsLimited(joint);
        Lower = limited ? model.JointRange[2 * _joint] : double.NegativeInfinity;
        Upper = limited ? model.JointRange[(2 * _joint) + 1] : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public double Position => _world.Data.Qpos[_position];

    /// <inheritdoc/>
    public double Velocity => _world.Data.Qvel[_velocity];

    /// <inheritdoc/>
    public double Lower { get; }

    /// <inheritdoc/>
    public double Upper { get; }

    /// <inheritdoc/>
    public double StartPosition => PositionFor(_thing.StartPosition);

    /// <inheritdoc/>
    public double Target => Math.Clamp(PositionFor(_world.Goal), Lower, Upper);

    /// <summary>Whether a joint slides or turns in one direction.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="joint">The joint.</param>
    public static bool CanBe(MjModel model, JointId joint) => model.JointType[joint.Index] is Slide or Hinge;

    /// <summary>What it is, for whoever writes a program.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(_slides ? "slides: positions are in m, velocities in m/s" : "turns: positions are in rad, velocities in rad/s")}; range {Lower:0.###} .. {Upper:0.###}");

    // The joint position that brings the thing's point nearest to a place.
    private double PositionFor(Vec3 place)
    {
        Vec3 axis = Vec3.From(_world.Data.Xaxis[(3 * _joint)..]);
        Vec3 point = _thing.Position;
        double change = _slides ? Vec3.Dot(axis, place - point) : Turn(axis, point, place);
        return Position + change;
    }

    // Of the two ways round, the one that the range allows.
    private double Turn(Vec3 axis, Vec3 point, Vec3 place)
    {
        Vec3 anchor = Vec3.From(_world.Data.Xanchor[(3 * _joint)..]);
        (Vec3 from, Vec3 to) = (point - anchor, place - anchor);
        double across = Vec3.Dot(axis, Vec3.Cross(from, to));
        double along = Vec3.Dot(from, to) - (Vec3.Dot(axis, from) * Vec3.Dot(axis, to));
        double turn = Math.Atan2(across, along);
        double other = turn > 0 ? turn - FullTurn : turn + FullTurn;
        return Beyond(Position + turn) <= Beyond(Position + other) ? turn : other;
    }

    private double Beyond(double position) => Math.Max(0, Math.Max(Lower - position, position - Upper));
}
