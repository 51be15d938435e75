using RoboIrl.Core.Geometry;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Mazes;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.Mazes;

/// <summary>What mazes reward, where episodes start, and that walls are walls.</summary>
public sealed class MazeTaskTests
{
    private const double BallRadius = 0.15;

    public static TheoryData<string> Ids => [.. MazeSuite.Mazes.Select(static d => d.Id)];

    public static TheoryData<string> Ants => [.. MazeSuite.Mazes.Where(static d => d.Id.StartsWith("maze/ant", StringComparison.Ordinal)).Select(static d => d.Id)];

    [Theory]
    [InlineData("maze/point-u-v0", 0.25)]
    [InlineData("maze/ant-large-v0", 0.5)]
    public void Reward_AroundTheGoal_IsOneWithinItsRadius(string id, double radius)
    {
        using MuJoCoEnvironment world = Start(id, 1);
        double[] info = new double[2];
        foreach ((double distance, double expected) in (ReadOnlySpan<(double, double)>)[(0, 1), (0.99 * radius, 1), (1.01 * radius, 0), (3, 0)])
        {
            (world.Data.Qpos[0], world.Data.Qpos[1]) = (world.Data.MocapPosition[0] - (0.6 * distance), world.Data.MocapPosition[1] + (0.8 * distance));
            Assert.Equal(expected, world.Task.Reward(world.Data));
            world.ReadInfo(info);
            Assert.Equal(expected, info[world.Spec.SuccessIndex]);
            Assert.Equal(distance, info[1], 9);
            Assert.False(world.Task.IsTerminal(world.Data));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Observation_IsPositionsVelocitiesGoal(string id)
    {
        using MuJoCoEnvironment world = Start(id, 2);
        double[] observation = new double[world.Spec.Observation.Size];
        world.Step(new float[world.Spec.Action.Size], observation);
        Assert.Equal([.. world.Data.Qpos, .. world.Data.Qvel, .. world.Data.MocapPosition[..2]], observation);
        IReadOnlyList<string> names = world.Spec.Observation.Names;
        Assert.EndsWith("x_position", names[0], StringComparison.Ordinal);
        Assert.EndsWith("y_position", names[1], StringComparison.Ordinal);
        Assert.Equal(["goal_x", "goal_y"], names.Skip(names.Count - 2));
    }

    [Fact]
    public void Observation_OfTheAnt_Has31Numbers()
    {
        using MuJoCoEnvironment world = Start("maze/ant-u-v0", 1);
        Assert.Equal((31, 8, 700), (world.Spec.Observation.Size, world.Spec.Action.Size, world.Spec.MaxEpisodeSteps));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reset_Places_AreThoseOfTheDefinition(string id)
    {
        EnvironmentDefinition definition = Find(id);
        (Maze maze, bool diverse) = (MazeOf(id), id.Contains("diverse", StringComparison.Ordinal));
        using MuJoCoEnvironment world = Start(id, 3);
        double[] observation = new double[world.Spec.Observation.Size];
        HashSet<Cell> starts = [], goals = [];
        for (int i = 0; i < 600; i++)
        {
            world.Reset(observation);
            Vec3 place = new(observation[0], observation[1], 0), goal = new(observation[^2], observation[^1], 0);
            (Cell from, Cell to) = (maze.CellAt(place), maze.CellAt(goal));
            Assert.NotEqual(from, to);
            Assert.All([place - maze.Center(from), goal - maze.Center(to)], off => Assert.InRange(Math.Max(Math.Abs(off.X), Math.Abs(off.Y)), 0, (diverse ? 0.2 : 0.05) * maze.CellSize));
            starts.Add(from);
            goals.Add(to);
        }

        Cell[] all = [.. maze.Layout.Free];
        Assert.Equal(diverse ? [.. all] : [maze.Layout.Start], starts);
        Assert.Equal(diverse ? [.. all] : [maze.Layout.Goal], goals);
        EnvironmentDefinition? judged = definition.ForEvaluation?.Invoke();
        Assert.Equal(diverse, judged is not null);
        if (judged is not null)
        {
            using MuJoCoEnvironment evaluation = judged.CreateWorld();
            evaluation.Reset(observation);
            Assert.Equal(maze.Layout.Start, maze.CellAt(new Vec3(observation[0], observation[1], 0)));
            Assert.Equal(id, evaluation.Spec.Id);
        }
    }

    // Full force against every wall of every cell, by its middle and by its corners.
    [Theory]
    [InlineData("maze/point-u-v0")]
    [InlineData("maze/point-large-v0")]
    public void Step_BallPushedAgainstAnyWall_StaysOutsideIt(string id)
    {
        Maze maze = MazeOf(id);
        using MuJoCoEnvironment world = Start(id, 1);
        double[] observation = new double[world.Spec.Observation.Size];
        foreach (Cell cell in maze.Layout.Free)
        {
            for (int direction = 0; direction < 8; direction++)
            {
                (double sin, double cos) = Math.SinCos(direction * Math.PI / 4);
                world.Reset(observation);
                Vec3 start = maze.Center(cell);
                (world.Data.Qpos[0], world.Data.Qpos[1]) = (start.X, start.Y);
                for (int step = 0; step < 40; step++)
                {
                    world.Step([(float)cos, (float)sin], observation);
                    Assert.True(Clearance(maze, observation[0], observation[1]) > BallRadius - 0.01, $"from {cell}, direction {direction}, step {step}: at {observation[0]}, {observation[1]}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ants))]
    public void Step_AntAtRandomAndThrown_StaysInItsCorridor(string id)
    {
        Maze maze = MazeOf(id);
        using MuJoCoEnvironment world = Start(id, 5);
        Rng rng = new(7);
        double[] observation = new double[world.Spec.Observation.Size];
        float[] action = new float[world.Spec.Action.Size];
        for (int episode = 0; episode < 4; episode++)
        {
            world.Reset(observation);
            (world.Data.Qvel[0], world.Data.Qvel[1]) = (rng.Uniform(-8, 8), rng.Uniform(-8, 8));
            for (int step = 0; step < 100; step++)
            {
                foreach (ref float a in action.AsSpan())
                {
                    a = (float)rng.Uniform(-1, 1);
                }

                world.Step(action, observation);
                Assert.True(Clearance(maze, observation[0], observation[1]) > 0.1, $"episode {episode}, step {step}: at {observation[0]}, {observation[1]}");
            }
        }

        Assert.Equal(0, world.NumericFaults);
    }

    [Fact]
    public void Model_OfTheAnt_IsThatOfLocomotion()
    {
        using MjModel maze = Find("maze/ant-large-v0").Model.Load();
        using MjModel plain = Find("locomotion/ant-v4").Model.Load();
        Assert.Equal(plain.Qpos0.ToArray(), maze.Qpos0.ToArray());
        Assert.Equal(plain.BodyMass.ToArray(), maze.BodyMass[..plain.BodyCount].ToArray());
        Assert.Equal(plain.BodyInertia.ToArray(), maze.BodyInertia[..(3 * plain.BodyCount)].ToArray());
        Assert.Equal(plain.ActuatorGear.ToArray(), maze.ActuatorGear.ToArray());
        Assert.Equal(plain.Timestep, maze.Timestep);
    }

    private static EnvironmentDefinition Find(string id) => EnvironmentRegistry.CreateDefault().Find(id);

    private static Maze MazeOf(string id) => new(
        id.Contains("large", StringComparison.Ordinal) ? MazeLayout.Large : MazeLayout.U, id.Contains("ant", StringComparison.Ordinal) ? 4 : 1);

    private static MuJoCoEnvironment Start(string id, ulong seed)
    {
        MuJoCoEnvironment world = Find(id).CreateWorld();
        world.Seed(seed, 0);
        world.Reset(new double[world.Spec.Observation.Size]);
        return world;
    }

    // Distance to the nearest wall, 0 inside one.
    private static double Clearance(Maze maze, double x, double y) => maze.Walls().Min(wall =>
    {
        double dx = Math.Max(0, Math.Abs(x - wall.Middle.X) - wall.HalfX), dy = Math.Max(0, Math.Abs(y - wall.Middle.Y) - wall.HalfY);
        return Math.Sqrt((dx * dx) + (dy * dy));
    });
}
