// environment: tabletop/stack-cube
// world: IManipulationWorld
// task: Put the red cube on top of the green cube and let go of it.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Where the red cube belongs now: on the green one, wherever that is. Within half a face's diagonal it lies safely.
        Vec3 cube = world.Object.Position;
        Vec3 place = world.Second.Position + new Vec3(0, 0, 0.04);
        bool onTop = Vec3.DistanceXY(cube, place) <= 0.0333 && Math.Abs(cube.Z - place.Z) <= 0.005;
        bool held = world.Robot.IsGrasping(world.Object);
        double opening = world.Robot.GripperOpening;

        if (!onTop)
        {
            // The fingertips go to the red cube and close around it.
            double gap = Vec3.Distance(world.Robot.EndEffector.Position, cube);
            terms.Add("reach", 2 * (1 - Math.Tanh(5 * gap)));
            terms.Add("close", gap < 0.025 ? 1 - opening : 0);

            // Held, it goes up first, which keeps it off the green one's side, and then over its place.
            double gained = cube.Z - world.Object.StartPosition.Z;
            terms.Add("grasp", held ? 1 : 0);
            terms.Add("lift", held ? Math.Clamp(gained / 0.05, 0, 1) : 0);
            terms.Add("carry", held ? 3 * (1 - Math.Tanh(5 * Vec3.Distance(cube, place))) : 0);
            return;
        }

        // On top, more than anything before; there the fingers open and the cube comes to rest.
        terms.Add("stacked", 7.5);
        terms.Add("release", 1.5 * Math.Clamp((opening - 0.5) / 0.5, 0, 1));
        terms.Add("still", 0.5 * (1 - Math.Tanh(10 * world.Object.Velocity.Length)));

        // It stands by itself: 10 in all.
        if (!held && world.Object.IsStatic)
        {
            terms.Add("done", 10 - terms.Total);
        }
    }
}
