// environment: tabletop/open-cabinet-door
// world: IManipulationWorld
// task: Open the door of the cabinet.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Bring the fingertips to the handle.
        double gap = Vec3.Distance(world.Robot.EndEffector.Position, world.Object.Position);
        terms.Add("reach", 2 * (1 - Math.Tanh(5 * gap)));

        // Pull: the part of the way that the door has gone; it starts at 0.
        double moved = world.Part.Position / world.Part.Target;
        terms.Add("open", 5 * Math.Clamp(moved, 0, 1));

        // From 90 % of the range on it is open: 10 in all.
        if (world.Part.Position >= 0.9 * world.Part.Upper)
        {
            terms.Add("done", 10 - terms.Total);
        }
    }
}
