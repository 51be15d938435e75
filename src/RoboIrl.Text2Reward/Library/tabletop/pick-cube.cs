// environment: tabletop/pick-cube
// world: IManipulationWorld
// task: Pick up the cube and move it to the target point.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // The fingertips go to the cube and close around it.
        Vec3 cube = world.Object.Position;
        double gap = Vec3.Distance(world.Robot.EndEffector.Position, cube);
        terms.Add("reach", 2 * (1 - Math.Tanh(5 * gap)));
        terms.Add("close", gap < 0.025 ? 1 - world.Robot.GripperOpening : 0);

        // A cube between both fingers pays, and the more the nearer it is to the target.
        double left = Vec3.Distance(cube, world.Goal);
        bool held = world.Robot.IsGrasping(world.Object);
        terms.Add("grasp", held ? 1 : 0);
        terms.Add("carry", held ? 5 * (1 - Math.Tanh(5 * left)) : 0);

        // At the target it earns 10 in all.
        if (left <= 0.025)
        {
            terms.Add("done", 10 - terms.Total);
        }
    }
}
