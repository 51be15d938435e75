// environment: metaworld/drawer-close
// world: IManipulationWorld
// task: Close the drawer.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // In front of the handle's bar, which lies 5 cm under the observed point: from there it can be pushed.
        Vec3 front = world.Object.Position + new Vec3(0, -0.03, -0.05);
        terms.Add("reach", 2 * (1 - Math.Tanh(5 * Vec3.Distance(world.Robot.EndEffector.Position, front))));

        // Closed fingers push better.
        terms.Add("fist", 0.5 * (1 - world.Robot.GripperOpening));

        // Push: only the way along y counts, the observed point stays above the goal.
        double left = Math.Abs(world.Goal.Y - world.Object.Position.Y);
        double whole = Math.Max(Math.Abs(world.Goal.Y - world.Object.StartPosition.Y), 0.01);
        terms.Add("close", 5 * Math.Clamp(1 - (left / whole), 0, 1));
        terms.Add("done", 3 * (1 - Math.Tanh(30 * left)));
    }
}
