// environment: metaworld/sweep-into
// world: IManipulationWorld
// task: Sweep the cube into the hole.
// author: person
using System;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

public sealed class Reward : IRewardProgram<IManipulationWorld>
{
    public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        // Behind the cube as seen from the hole, so that going on pushes it there; over the middle while the cube is in the hole.
        Vec3 cube = world.Object.Position;
        Vec3 way = world.Goal - cube;
        Vec3 direction = new Vec3(way.X, way.Y, 0).Normalized();
        Vec3 behind = cube - (0.03 * direction);
        terms.Add("reach", 2 * (1 - Math.Tanh(5 * Vec3.Distance(world.Robot.EndEffector.Position, behind))));

        // The way over the table.
        double whole = Math.Max(Vec3.DistanceXY(world.Object.StartPosition, world.Goal), 0.01);
        double left = Vec3.DistanceXY(cube, world.Goal);
        terms.Add("sweep", 4 * Math.Clamp(1 - (left / whole), 0, 1));

        // Down in the hole: the cube sinks from z = 0.07 to z = 0.02, which counts over the hole only.
        double sunk = Math.Clamp((0.07 - cube.Z) / 0.05, 0, 1);
        terms.Add("drop", left < 0.08 ? 4 * sunk : 0);

        // A cube that is thrown or carried high is not swept.
        terms.Add("lifted", -2 * Math.Clamp((cube.Z - 0.1) / 0.1, 0, 1));
    }
}
