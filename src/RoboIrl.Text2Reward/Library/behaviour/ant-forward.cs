// environment: behaviour/ant-forward
// world: IAntWorld
// task: Run forward.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IAntWorld>
{
    public void Evaluate(IAntWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Forward pays, sideways costs.
        Vec3 velocity = world.Torso.Velocity;
        terms.Add("speed", Math.Clamp(velocity.X, -2, 4));
        terms.Add("aside", -0.2 * Math.Min(Math.Abs(velocity.Y), 2));

        // Upright, so that the episode goes on.
        terms.Add("upright", Math.Max(0, world.Torso.Pose.Rotation.Up.Z));

        // Calm motors.
        double effort = 0;
        foreach (double torque in action)
        {
            effort += torque * torque;
        }

        terms.Add("effort", -0.05 * effort);
    }
}
