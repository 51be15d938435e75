// environment: behaviour/hopper-back-flip
// world: IHopperWorld
// task: Do a back flip.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IHopperWorld>
{
    public void Evaluate(IHopperWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // The turn is the way of the pitch from 0 to minus 2 pi; after it the hopper shall stand there.
        const double whole = 2 * Math.PI;
        double turned = -world.Pitch.Position;
        double spin = -world.Pitch.Velocity;
        if (turned < whole - 0.4)
        {
            // Turn in the air: a roll on the ground is no flip. Until it has left the ground a jump pays.
            terms.Add("spin", (world.IsOnGround ? 0.05 : 0.5) * Math.Clamp(spin, -4, 8));
            terms.Add("jump", world.IsOnGround ? 0 : 0.5 * Math.Clamp(world.Height.Position - 1, 0, 1));
            terms.Add("progress", 2 * Math.Clamp(turned / whole, 0, 1));
        }
        else
        {
            // Once around it stands still and tall, which pays more per step than any part of the turn.
            double lean = Math.Abs(turned - whole);
            terms.Add("land", 8 + (4 * (1 - Math.Tanh(2 * lean))));
            terms.Add("tall", 4 * Math.Clamp(world.Height.Position / 1.25, 0, 1));
            terms.Add("still", -0.1 * Math.Min(Math.Abs(spin), 20));
        }

        // Calm motors.
        double effort = 0;
        foreach (double torque in action)
        {
            effort += torque * torque;
        }

        terms.Add("effort", -0.001 * effort);
    }
}
