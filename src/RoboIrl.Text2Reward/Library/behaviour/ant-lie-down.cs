// environment: behaviour/ant-lie-down
// world: IAntWorld
// task: Lie down and keep still.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IAntWorld>
{
    public void Evaluate(IAntWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // The legs cannot fold away: low means on the back, legs in the air.
        double height = world.Torso.Position.Z;
        terms.Add("low", 1 - Math.Tanh(4 * Math.Max(0, height - 0.25)));
        terms.Add("over", -world.Torso.Pose.Rotation.Up.Z);

        // Lying there, it keeps every hinge still.
        double fastest = 0;
        for (AntLeg leg = AntLeg.FrontLeft; leg <= AntLeg.FrontRight; leg++)
        {
            fastest = Math.Max(fastest, Math.Max(Math.Abs(world.Hip(leg).Velocity), Math.Abs(world.Ankle(leg).Velocity)));
        }

        terms.Add("still", height < 0.35 ? 2 * (1 - Math.Tanh(fastest)) : 0);

        // Calm motors.
        double effort = 0;
        foreach (double torque in action)
        {
            effort += torque * torque;
        }

        terms.Add("effort", -0.02 * effort);
    }
}
