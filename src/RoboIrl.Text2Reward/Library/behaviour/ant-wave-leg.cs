// environment: behaviour/ant-wave-leg
// world: IAntWorld
// task: Stand and wave the front left leg.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IAntWorld>
{
    public void Evaluate(IAntWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // A swing of 0.42 rad about once a second: position and velocity of the hip lie on an ellipse.
        const double amplitude = 0.42;
        const double pace = 6;
        JointState hip = world.Hip(AntLeg.FrontLeft);
        double swing = Math.Sqrt((hip.Position * hip.Position) + (hip.Velocity * hip.Velocity / (pace * pace)));
        terms.Add("wave", 3 * (1 - Math.Tanh(3 * Math.Abs(swing - amplitude) / amplitude)));

        // The others stand still, and the torso stays up where it was.
        double speed = 0;
        for (AntLeg leg = AntLeg.BackLeft; leg <= AntLeg.FrontRight; leg++)
        {
            speed += Math.Abs(world.Hip(leg).Velocity) + Math.Abs(world.Ankle(leg).Velocity);
        }

        terms.Add("stand", 1 - Math.Tanh(0.2 * speed));
        terms.Add("height", 1 - Math.Tanh(4 * Math.Max(0, 0.5 - world.Torso.Position.Z)));
        terms.Add("upright", world.Torso.Pose.Rotation.Up.Z);
        terms.Add("stay", -Vec3.DistanceXY(world.Torso.Position, new Vec3(0, 0, 0)));

        // Calm motors.
        double effort = 0;
        foreach (double torque in action)
        {
            effort += torque * torque;
        }

        terms.Add("effort", -0.02 * effort);
    }
}
