// environment: behaviour/hopper-forward
// world: IHopperWorld
// task: Hop forward without falling.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IHopperWorld>
{
    public void Evaluate(IHopperWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Speed pays up to 1.5 m/s: faster is not asked for, and falls more often.
        terms.Add("speed", Math.Clamp(world.Forward.Velocity, -1.5, 1.5));

        // An upright torso at its height keeps the episode going.
        terms.Add("upright", 1 - Math.Tanh(5 * Math.Abs(world.Pitch.Position)));
        terms.Add("height", 1 - Math.Tanh(2 * Math.Max(0, 1.25 - world.Height.Position)));

        // Calm motors.
        double effort = 0;
        foreach (double torque in action)
        {
            effort += torque * torque;
        }

        terms.Add("effort", -0.002 * effort);
    }
}
