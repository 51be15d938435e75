using RoboIrl.Core.Environments;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Mazes;
using Xunit;

namespace RoboIrl.Envs.Tests.Mazes;

/// <summary>The ant's gait: what it senses, what it is paid for, and that a guide leads it through a maze.</summary>
public sealed class AntWalkTests
{
    private const int WayAhead = 26;

    [Theory]
    [InlineData(0.7)]
    [InlineData(2.9)]
    [InlineData(-1.6)]
    public void Senses_WorldTurnedAndMoved_AreTheSame(double angle)
    {
        Rng rng = new(3);
        double[] positions = Draw(15, ref rng), velocities = Draw(14, ref rng);
        Normalize(positions.AsSpan(3, 4));
        Vec3 waypoint = new(rng.Normal(), rng.Normal(), 0);
        double[] before = Senses(positions, velocities, waypoint);

        (double x, double y) = Turn(positions[0], positions[1], angle);
        (double sin, double cos) = Math.SinCos(angle / 2);
        double[] q = positions[3..7];
        double[] turned = [x + 7, y - 2, positions[2], (cos * q[0]) - (sin * q[3]), (cos * q[1]) - (sin * q[2]), (cos * q[2]) + (sin * q[1]), (cos * q[3]) + (sin * q[0]), .. positions[7..]];
        (double vx, double vy) = Turn(velocities[0], velocities[1], angle);
        (double wx, double wy) = Turn(waypoint.X, waypoint.Y, angle);
        double[] after = Senses(turned, [vx, vy, .. velocities[2..]], new Vec3(wx + 7, wy - 2, 0));
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 9));
    }

    [Fact]
    public void Senses_Upright_SayWhatIsAheadAndLeft()
    {
        double[] positions = new double[15], velocities = new double[14];
        (positions[2], positions[3], positions[6]) = (0.6, Math.Sqrt(0.5), Math.Sqrt(0.5)); // facing north
        (velocities[0], velocities[1]) = (-1, 2);
        double[] senses = Senses(positions, velocities, new Vec3(-3, 4, 0));
        double[] expected = [0.6, 0, 0, 1];
        Assert.All(expected.Zip(senses), pair => Assert.Equal(pair.First, pair.Second, 9));
        Assert.Equal((2.0, 1.0), (Math.Round(senses[12], 9), Math.Round(senses[13], 9)));
        Assert.Equal((0.8, 0.6), (Math.Round(senses[WayAhead], 9), Math.Round(senses[WayAhead + 1], 9)));
        double[] near = Senses(positions, velocities, new Vec3(0, 0.25, 0));
        Assert.Equal((0.25, 0.0), (Math.Round(near[WayAhead], 9), Math.Round(near[WayAhead + 1], 9)));
    }

    [Fact]
    public void Step_MovedTowardsTheWaypoint_IsPaidByTheMetreAndGoesOnToTheNext()
    {
        using MuJoCoEnvironment world = Start(AntWalk.Id);
        double[] observation = new double[28], info = new double[4];
        (double x, double y) = (world.Data.MocapPosition[0], world.Data.MocapPosition[1]);
        Assert.InRange(Distance(world, x, y), 1.9, 6.2);
        double before = Distance(world, x, y);
        double reward = world.Step(new float[8], observation).Reward;
        Assert.Equal(((before - Distance(world, x, y)) / 0.05) + 0.3, reward, 9);

        (world.Data.Qpos[0], world.Data.Qpos[1]) = (x, y);
        world.Step([0.5f, 0, 0, 0, 0, 0, 0, 0], observation);
        world.ReadInfo(info);
        Assert.Equal((1, -0.05 * 0.25), (info[3], info[2]));
        double way = Math.Sqrt(Math.Pow(world.Data.MocapPosition[0] - x, 2) + Math.Pow(world.Data.MocapPosition[1] - y, 2));
        Assert.InRange(way, 2, 6);
        Assert.InRange(info[0], -10, 10); // the leap to the next waypoint is nobody's merit
    }

    [Fact]
    public void State_AfterWaypoints_RestoresTheComingOnes()
    {
        using MuJoCoEnvironment world = Start(AntWalk.Id);
        double[] observation = new double[28], state = new double[world.StateSize];
        ReachNext();
        world.GetState(state);
        double[] first = ReachNext(), second = ReachNext();
        world.Seed(99, 3);
        world.Reset(observation);
        world.SetState(state, observation);
        Assert.Equal(first, ReachNext());
        Assert.Equal(second, ReachNext());

        double[] ReachNext()
        {
            (world.Data.Qpos[0], world.Data.Qpos[1]) = (world.Data.MocapPosition[0], world.Data.MocapPosition[1]);
            world.Step(new float[8], observation);
            return [.. world.Data.MocapPosition[..2]];
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(60, false)]
    [InlineData(80, true)]
    [InlineData(180, true)]
    public void IsTerminal_LeaningOver_EndsTheEpisode(double degrees, bool ends)
    {
        using MuJoCoEnvironment world = Start(AntWalk.Id);
        (double sin, double cos) = Math.SinCos(degrees / 2 * Math.PI / 180);
        double[] leaning = [cos, 0.6 * sin, 0.8 * sin, 0];
        leaning.CopyTo(world.Data.Qpos[3..7]);
        Assert.Equal(ends, world.Task.IsTerminal(world.Data));
    }

    [Theory]
    [InlineData("maze/ant-u-v0")]
    [InlineData("maze/ant-large-diverse-v0")]
    public void Guide_ShowsTheWalkerTheNextWaypoint(string id)
    {
        EnvironmentDefinition definition = EnvironmentRegistry.CreateDefault().Find(id);
        using MuJoCoEnvironment walk = Start(AntWalk.Id);
        Assert.Equal(AntWalk.Id, definition.Adapter!.Environment);
        Watcher walker = new(walk.Spec);
        using MuJoCoEnvironment world = Start(id);
        IPolicy guide = definition.Adapter.Adapt(world.Spec, walker);
        double[] observation = new double[31];
        Maze maze = new(id.Contains("large", StringComparison.Ordinal) ? MazeLayout.Large : MazeLayout.U, 4);
        float[] action = new float[8];
        Rng rng = new(1);
        for (int i = 0; i < 10; i++)
        {
            world.Reset(observation);
            guide.Act([.. observation.Select(static x => (float)x)], action, ActMode.Sample, ref rng);
            Vec3 waypoint = maze.Waypoint(new Vec3(observation[0], observation[1], 0), new Vec3(observation[29], observation[30], 0));
            double[] expected = Senses(observation[..15], observation[15..29], waypoint);
            Assert.All(expected.Zip(walker.Seen), pair => Assert.Equal(pair.First, pair.Second, 5));
            Assert.Equal(Enumerable.Repeat(0.25f, 8), action);
            Assert.Equal(ActMode.Sample, walker.Mode);
        }
    }

    private static MuJoCoEnvironment Start(string id)
    {
        MuJoCoEnvironment world = EnvironmentRegistry.CreateDefault().Create(id);
        world.Seed(4, 0);
        world.Reset(new double[world.Spec.Observation.Size]);
        return world;
    }

    private static double[] Senses(double[] positions, double[] velocities, Vec3 waypoint)
    {
        double[] row = new double[AntSenses.Names.Count];
        AntSenses.Write(positions, velocities, waypoint, row);
        return row;
    }

    private static double Distance(MuJoCoEnvironment world, double x, double y) =>
        Math.Sqrt(Math.Pow(world.Data.Qpos[0] - x, 2) + Math.Pow(world.Data.Qpos[1] - y, 2));

    private static double[] Draw(int count, ref Rng rng)
    {
        double[] values = new double[count];
        foreach (ref double value in values.AsSpan())
        {
            value = rng.Normal();
        }

        return values;
    }

    private static void Normalize(Span<double> q)
    {
        double length = Math.Sqrt((q[0] * q[0]) + (q[1] * q[1]) + (q[2] * q[2]) + (q[3] * q[3]));
        foreach (ref double element in q)
        {
            element /= length;
        }
    }

    private static (double X, double Y) Turn(double x, double y, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return ((cos * x) - (sin * y), (sin * x) + (cos * y));
    }

    private sealed class Watcher(EnvironmentSpec spec) : IPolicy
    {
        public EnvironmentSpec Spec => spec;

        public float[] Seen { get; private set; } = [];

        public ActMode Mode { get; private set; }

        public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng)
        {
            (Seen, Mode) = (observations.ToArray(), mode);
            actions.Fill(0.25f);
        }
    }
}
