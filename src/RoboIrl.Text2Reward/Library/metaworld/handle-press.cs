// environment: metaworld/handle-press
// world: IManipulationWorld
// task: Press the handle down.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Over the grip first, then onto it.
        Vec3 gap = world.Robot.EndEffector.Position - world.Object.Position;
        terms.Add("align", 1 - Math.Tanh(10 * gap.LengthXY));
        terms.Add("reach", 1 - Math.Tanh(5 * gap.Length));

        // Down: further than asked for is fine.
        double left = Math.Max(world.Object.Position.Z - world.Goal.Z, 0);
        double whole = Math.Max(world.Object.StartPosition.Z - world.Goal.Z, 0.01);
        terms.Add("press", 5 * Math.Clamp(1 - (left / whole), 0, 1));
        terms.Add("done", 3 * (1 - Math.Tanh(40 * left)));
    }
}
