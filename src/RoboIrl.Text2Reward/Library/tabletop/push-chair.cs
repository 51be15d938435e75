// environment: tabletop/push-chair
// world: IManipulationWorld
// task: Push the swivel chair to the target on the ground without tipping it over.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Behind the seat as seen from the target, a little below its edge: who pushes there moves the chair the right way.
        Vec3 chair = world.Object.Position;
        Vec3 way = world.Goal - chair;
        Vec3 direction = new Vec3(way.X, way.Y, 0).Normalized();
        Vec3 behind = chair - (0.09 * direction) + new Vec3(0, 0, 0.1);
        terms.Add("reach", 2 * (1 - Math.Tanh(5 * Vec3.Distance(world.Robot.EndEffector.Position, behind))));

        // The way over the table, and more close to the target.
        double whole = Math.Max(Vec3.DistanceXY(world.Object.StartPosition, world.Goal), 0.01);
        double left = Vec3.DistanceXY(chair, world.Goal);
        terms.Add("push", 4 * Math.Clamp(1 - (left / whole), 0, 1));
        terms.Add("near", 1 - Math.Tanh(20 * left));

        // A chair that stands upright pays, one that leans by 9 degrees does not.
        double tilt = Math.Acos(Math.Clamp(world.Object.Pose.Rotation.Up.Z, -1, 1));
        terms.Add("upright", Math.Clamp(1 - (tilt / (0.05 * Math.PI)), 0, 1));

        // At the target and upright: 10 in all.
        if (left <= 0.0375 && tilt < 0.05 * Math.PI)
        {
            terms.Add("done", 10 - terms.Total);
        }
    }
}
