// environment: metaworld/door-unlock
// world: IManipulationWorld
// task: Unlock the door.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Closed fingers at the lever's tip, from the left: the tip hangs down and shall swing to the right.
        Vec3 beside = world.Object.Position + new Vec3(-0.02, -0.02, 0);
        terms.Add("reach", 2 * (1 - Math.Tanh(5 * Vec3.Distance(world.Robot.EndEffector.Position, beside))));
        terms.Add("fist", 0.5 * (1 - world.Robot.GripperOpening));

        // Turn: the part of the angle that is done.
        double whole = world.Part.Target - world.Part.StartPosition;
        double turned = Math.Abs(whole) > 0.01 ? Math.Clamp((world.Part.Position - world.Part.StartPosition) / whole, 0, 1) : 1;
        terms.Add("turn", 5 * turned);

        // What counts in the end is how far right the tip is.
        terms.Add("done", 3 * (1 - Math.Tanh(20 * Math.Abs(world.Goal.X - world.Object.Position.X))));
    }
}
