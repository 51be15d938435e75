// environment: metaworld/drawer-open
// world: IManipulationWorld
// task: Open the drawer.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Bring the fingertips to the handle; aside of it counts more than above it, so that they come down onto it.
        Vec3 gap = world.Robot.EndEffector.Position - world.Object.Position;
        double reach = 1 - Math.Tanh(5 * gap.Scale(2, 2, 1).Length);
        terms.Add("reach", 2 * reach);

        // Pull: the part of the way that the drawer has gone. It pays even from a distance, but most with the hand at the handle.
        double way = world.Part.Target - world.Part.StartPosition;
        double opened = Math.Clamp((world.Part.Position - world.Part.StartPosition) / way, 0, 1);
        terms.Add("open", 5 * opened);

        // An open drawer earns the most.
        double left = Math.Abs(world.Part.Target - world.Part.Position);
        terms.Add("done", 3 * (1 - Math.Tanh(40 * left)));
    }
}
