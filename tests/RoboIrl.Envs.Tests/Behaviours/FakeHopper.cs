using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Envs.Tests.Behaviours;

/// <summary>A hopper whose trajectory is made by hand.</summary>
internal sealed class FakeHopper : IHopperWorld
{
    public double X { get; set; }

    public double Angle { get; set; }

    public double Tall { get; set; } = 1.25;

    public bool IsOnGround { get; set; } = true;

    public double TimeStep => 0.008;

    public JointState Forward => new(X, 0);

    public JointState Height => new(Tall, 0);

    public JointState Pitch => new(Angle, 0);

    public JointState Thigh => default;

    public JointState Leg => default;

    public JointState Foot => default;
}
