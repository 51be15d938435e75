using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Envs.Tests.Behaviours;

/// <summary>An ant whose trajectory is made by hand.</summary>
internal sealed class FakeAnt : IAntWorld, IRigidObject
{
    public Vec3 Position { get; set; } = new(0, 0, 0.6);

    public JointState[] Hips { get; } = new JointState[4];

    public JointState[] Ankles { get; } = new JointState[4];

    public IRigidObject Torso => this;

    public Pose Pose => new(Position, new Quat(1, 0, 0, 0));

    public Vec3 Velocity => default;

    public Vec3 AngularVelocity => default;

    public bool IsStatic => false;

    public bool IsOnGround => true;

    public double TimeStep => 0.05;

    public JointState Hip(AntLeg leg) => Hips[(int)leg];

    public JointState Ankle(AntLeg leg) => Ankles[(int)leg];
}
