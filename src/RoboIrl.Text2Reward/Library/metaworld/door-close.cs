// environment: metaworld/door-close
// world: IManipulationWorld
// task: Close the door of the safe.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // The hand moves the door by pushing its outer side near the handle.
        terms.Add("reach", 1.5 * (1 - Math.Tanh(4 * Vec3.Distance(world.Robot.EndEffector.Position, world.Object.Position))));
        terms.Add("fist", 0.5 * (1 - world.Robot.GripperOpening));

        // Swing: the part of the angle that is done.
        double whole = world.Part.Target - world.Part.StartPosition;
        double swung = Math.Abs(whole) > 0.01 ? Math.Clamp((world.Part.Position - world.Part.StartPosition) / whole, 0, 1) : 1;
        terms.Add("swing", 5 * swung);

        // Shut: the handle at its place.
        terms.Add("done", 3 * (1 - Math.Tanh(10 * Vec3.Distance(world.Object.Position, world.Goal))));
    }
}
