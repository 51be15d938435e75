using RoboIrl.Core.Environments;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.Mazes;

/// <summary>Takes the ant through a maze: a policy that was trained in <see cref="AntWalk"/> walks, the shortest way says where.</summary>
/// <param name="spec">The maze's environment.</param>
/// <param name="maze">The maze.</param>
/// <param name="walker">Policy of <see cref="AntWalk.Id"/>. Acting is as safe from several threads as the walker's is.</param>
public sealed class AntGuide(EnvironmentSpec spec, Maze maze, IPolicy walker) : RowPolicy(spec)
{
    private const int Positions = 15;
    private const int Velocities = 14;

    /// <inheritdoc/>
    protected override void ActRow(ReadOnlySpan<float> observation, Span<float> action, ActMode mode, ref Rng rng)
    {
        Span<double> body = stackalloc double[Positions + Velocities];
        Span<double> senses = stackalloc double[AntSenses.Names.Count];
        Span<float> seen = stackalloc float[AntSenses.Names.Count];
        Copy(observation[..body.Length], body);
        Vec3 waypoint = maze.Waypoint(new Vec3(body[0], body[1], 0), new Vec3(observation[body.Length], observation[body.Length + 1], 0));
        AntSenses.Write(body[..Positions], body[Positions..], waypoint, senses);
        for (int i = 0; i < seen.Length; i++)
        {
            seen[i] = (float)senses[i];
        }

        walker.Act(seen, action, mode, ref rng);
    }

    private static void Copy(ReadOnlySpan<float> from, Span<double> to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[i];
        }
    }
}
