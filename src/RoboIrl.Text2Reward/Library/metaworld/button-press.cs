// environment: metaworld/button-press
// world: IManipulationWorld
// task: Press the button.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Closed fingers in front of the cap, in line with it.
        Vec3 gap = world.Robot.EndEffector.Position - world.Object.Position;
        terms.Add("align", 1 - Math.Tanh(10 * gap.LengthXZ));
        terms.Add("reach", 1 - Math.Tanh(5 * gap.Length));
        terms.Add("fist", 0.5 * (1 - world.Robot.GripperOpening));

        // Press: the button goes in along +y; further than asked for is fine.
        double left = Math.Max(world.Goal.Y - world.Object.Position.Y, 0);
        double whole = Math.Max(world.Goal.Y - world.Object.StartPosition.Y, 0.01);
        terms.Add("press", 5 * Math.Clamp(1 - (left / whole), 0, 1));
        terms.Add("done", 3 * (1 - Math.Tanh(40 * left)));
    }
}
