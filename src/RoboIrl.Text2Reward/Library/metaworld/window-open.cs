// environment: metaworld/window-open
// world: IManipulationWorld
// task: Open the window.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Left of the handle: the window opens to the right.
        Vec3 beside = world.Object.Position + new Vec3(-0.02, 0, 0);
        terms.Add("reach", 2 * (1 - Math.Tanh(5 * Vec3.Distance(world.Robot.EndEffector.Position, beside))));
        terms.Add("fist", 0.5 * (1 - world.Robot.GripperOpening));

        // The way that is left along x; a window pushed further than asked for is open as well.
        double left = Math.Max(world.Goal.X - world.Object.Position.X, 0);
        double whole = Math.Max(world.Goal.X - world.Object.StartPosition.X, 0.01);
        terms.Add("open", 5 * Math.Clamp(1 - (left / whole), 0, 1));
        terms.Add("done", 3 * (1 - Math.Tanh(30 * left)));
    }
}
