using RoboIrl.Core.Environments;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.Mazes;

/// <summary>The ball's scripted expert: proportional and derivative control towards the maze's next waypoint.</summary>
/// <param name="spec">The environment.</param>
/// <param name="maze">Its maze.</param>
public sealed class PointExpert(EnvironmentSpec spec, Maze maze) : RowPolicy(spec)
{
    // Per metre and per m/s: critically damped together with the model's own damping.
    private const double Stiffness = 4;
    private const double Damping = 1.5;

    /// <inheritdoc/>
    protected override void ActRow(ReadOnlySpan<float> observation, Span<float> action, ActMode mode, ref Rng rng)
    {
        Vec3 place = new(observation[0], observation[1], 0);
        Vec3 target = maze.Waypoint(place, new Vec3(observation[4], observation[5], 0));
        action[0] = Push(target.X - place.X, observation[2]);
        action[1] = Push(target.Y - place.Y, observation[3]);
    }

    private static float Push(double way, double velocity) => (float)Math.Clamp((Stiffness * way) - (Damping * velocity), -1, 1);
}
