using RoboIrl.Core.Geometry;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Locomotion;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Mazes;

/// <summary>Going to a place in a maze: reward 1 in every step in which the body is there, else 0. Nothing terminates.</summary>
/// <remarks>
/// Observed are all positions, all velocities and the goal's x and y. The goal is the place of a mocap body: it is part of the
/// saved state, without a change of the model that all worlds share.
/// </remarks>
public sealed class MazeTask : LocomotionTask
{
    private readonly Maze _maze;
    private readonly MazeBody _body;
    private readonly MazeStarts _starts;
    private readonly MocapBody _goal;
    private double _distance;
    private bool _success;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled from <see cref="MazeModel"/>.</param>
    /// <param name="maze">The maze that is in the model.</param>
    /// <param name="body">The body that is in the model.</param>
    /// <param name="starts">Where episodes start and go.</param>
    public MazeTask(MjModel model, Maze maze, MazeBody body, MazeStarts starts)
        : base(model, body?.FrameSkip ?? 1, [.. ModelNames.Positions(model), .. ModelNames.Dofs(model, "velocity"), "goal_x", "goal_y"], ["success", "distance"])
    {
        ArgumentNullException.ThrowIfNull(maze);
        ArgumentNullException.ThrowIfNull(body);
        (_maze, _body, _starts) = (maze, body, starts);
        _goal = new MocapBody(model, MazeModel.Goal);
    }

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        StartNormal(data, _body.StartNoise, ref rng);
        (Cell start, Cell goal) = DrawCells(ref rng);
        Vec3 place = DrawPlace(start, ref rng);
        (data.Qpos[0], data.Qpos[1]) = (place.X, place.Y);
        _goal.Move(data, DrawPlace(goal, ref rng));
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Vec3 goal = _goal.Position(data);
        Row.Append(Row.Append(Row.Append(observation, data.Qpos), data.Qvel), [goal.X, goal.Y]);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _distance = Vec3.DistanceXY(new Vec3(data.Qpos[0], data.Qpos[1], 0), _goal.Position(data));
        _success = _distance <= _body.GoalRadius;
        return _success ? 1 : 0;
    }

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data) => false;

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values) => (values[0], values[1]) = (_success ? 1 : 0, _distance);

    private (Cell Start, Cell Goal) DrawCells(ref Rng rng)
    {
        if (_starts == MazeStarts.Fixed)
        {
            return (_maze.Layout.Start, _maze.Layout.Goal);
        }

        IReadOnlyList<Cell> free = _maze.Layout.Free;
        int start = rng.NextInt(free.Count);
        int other = rng.NextInt(free.Count - 1);
        return (free[start], free[other < start ? other : other + 1]);
    }

    private Vec3 DrawPlace(Cell cell, ref Rng rng)
    {
        double noise = (_starts == MazeStarts.Fixed ? 0.05 : 0.2) * _maze.CellSize;
        return _maze.Center(cell) + new Vec3(rng.Uniform(-noise, noise), rng.Uniform(-noise, noise), 0);
    }
}
