// environment: metaworld/window-close
// world: IManipulationWorld
// task: Close the window.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Right of the handle: the window closes to the left.
        Vec3 beside = world.Object.Position + new Vec3(0.02, 0, 0);
        terms.Add("reach", 2 * (1 - Math.Tanh(5 * Vec3.Distance(world.Robot.EndEffector.Position, beside))));
        terms.Add("fist", 0.5 * (1 - world.Robot.GripperOpening));

        // The way that is left along x.
        double left = Math.Max(world.Object.Position.X - world.Goal.X, 0);
        double whole = Math.Max(world.Object.StartPosition.X - world.Goal.X, 0.01);
        terms.Add("close", 5 * Math.Clamp(1 - (left / whole), 0, 1));
        terms.Add("done", 3 * (1 - Math.Tanh(30 * left)));
    }
}
