// environment: tabletop/lift-cube
// world: IManipulationWorld
// task: Pick up the cube and lift it by 0.2 metres.
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

        // A cube between both fingers pays, and the more the higher it is; a cube that is thrown up does not.
        double gained = cube.Z - world.Object.StartPosition.Z;
        bool held = world.Robot.IsGrasping(world.Object);
        terms.Add("grasp", held ? 1 : 0);
        terms.Add("lift", held ? 5 * Math.Clamp(gained / 0.2, 0, 1) : 0);

        // High enough earns 10 in all.
        if (cube.Z >= world.Goal.Z)
        {
            terms.Add("done", 10 - terms.Total);
        }
    }
}
