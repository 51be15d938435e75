using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Control;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.Control;

/// <summary>Where episodes start.</summary>
public sealed class ControlStartTests
{
    private const int Episodes = 60;
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    [Theory]
    [InlineData("control/finger-spin-v1")]
    [InlineData("control/finger-turn-hard-v1")]
    [InlineData("control/ball-in-cup-catch-v1")]
    [InlineData("control/quadruped-run-v1")]
    public void Start_RedrawnTasks_TouchesNothing(string id) =>
        ForEachStart(id, environment => Assert.Equal(0, environment.Data.ContactCount));

    [Theory]
    [InlineData("control/finger-spin-v1", "size=\"0.03\" fromto=\"0 0 -0.13")]
    [InlineData("control/ball-in-cup-catch-v1", "size=\"0.025\"")]
    public void Start_BodiesWithoutRoom_SaysSoInsteadOfTryingForEver(string id, string part)
    {
        EnvironmentDefinition definition = Registry.Find(id);
        string model = definition.Model.ReadText();
        string grown = model.Replace(part, part.Replace("size=\"0.0", "size=\"3.0", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEqual(model, grown);
        definition = definition with { Model = ModelSource.FromText("grown", grown) };
        using MuJoCoEnvironment environment = new(definition, definition.Model.Load(), ownsModel: true);
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => environment.Reset(new double[environment.Spec.Observation.Size]));
        Assert.Contains("no start without contact in 1000 draws", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_Quadruped_IsAsLowAsItCanBe()
    {
        double lowest = double.PositiveInfinity;
        double highest = 0;
        ForEachStart("control/quadruped-walk-v1", environment =>
        {
            MjData data = environment.Data;
            (lowest, highest) = (Math.Min(lowest, data.Qpos[2]), Math.Max(highest, data.Qpos[2]));
            data.Qpos[2] -= 0.01;
            data.ForwardPosition();
            Assert.True(data.ContactCount > 0, $"at {data.Qpos[2]} m nothing touches either");
        });
        Assert.InRange(lowest, 0.25, 0.6);
        Assert.InRange(highest, 0.7, 1.2);
    }

    [Fact]
    public void Start_Cheetah_HasSettledAtTimeZero() => ForEachStart("control/cheetah-run-v1", environment =>
    {
        Assert.Equal(0, environment.Data.Time);
        Assert.InRange(environment.Data.Qvel.ToArray().Max(Math.Abs), 0, 3);
        Assert.True(environment.Data.ContactCount > 0);
        Assert.NotEqual(0, environment.Data.Qpos[1]);
    });

    [Theory]
    [InlineData("control/reacher-easy-v1")]
    [InlineData("control/reacher-hard-v1")]
    public void Start_Reacher_PutsTheTargetIntoTheRing(string id)
    {
        HashSet<(bool Right, bool Upper)> quadrants = [];
        ForEachStart(id, environment =>
        {
            Span<double> target = environment.Data.MocapPosition;
            Assert.InRange(Math.Sqrt((target[0] * target[0]) + (target[1] * target[1])), 0.05, 0.20);
            Assert.Equal(0.01, target[2]);
            Assert.InRange(environment.Data.Qpos[0], -Math.PI, Math.PI);
            Assert.InRange(Math.Abs(environment.Data.Qpos[1]), 0, 160 * Math.PI / 180);
            quadrants.Add((target[0] > 0, target[1] > 0));
        });
        Assert.Equal(4, quadrants.Count);
    }

    [Fact]
    public void Start_FingerTurn_PutsTheTargetOntoTheTipsCircle() => ForEachStart("control/finger-turn-easy-v1", environment =>
    {
        Span<double> target = environment.Data.MocapPosition;
        (double x, double z) = (target[0] - 0.2, target[2] - 0.4);
        Assert.Equal(0.13, Math.Sqrt((x * x) + (z * z)), 12);
    });

    [Theory]
    [InlineData("control/cartpole-balance-v1", 0, 0.034)]
    [InlineData("control/cartpole-swingup-v1", Math.PI, 0.05)]
    public void Start_Cartpole_HangsOrStands(string id, double angle, double spread) => ForEachStart(id, environment =>
    {
        Assert.InRange(environment.Data.Qpos[0], -0.1, 0.1);
        Assert.InRange(environment.Data.Qpos[1], angle - spread, angle + spread);
        Assert.InRange(environment.Data.Qvel.ToArray().Max(Math.Abs), 1e-9, 0.06);
    });

    [Fact]
    public void Start_PointMassHard_DrawsAxesThatAreNotParallel()
    {
        using MuJoCoEnvironment environment = Registry.Create("control/point-mass-hard-v1");
        double[] observation = new double[4];
        HashSet<double> seen = [];
        double[] axes = new double[4];
        for (int episode = 0; episode < Episodes; episode++)
        {
            environment.Reset(observation);
            environment.Task.GetState(environment.Data, axes);
            Assert.Equal(1, (axes[0] * axes[0]) + (axes[1] * axes[1]), 12);
            Assert.Equal(1, (axes[2] * axes[2]) + (axes[3] * axes[3]), 12);
            Assert.InRange(Math.Abs((axes[0] * axes[2]) + (axes[1] * axes[3])), 0, 0.9);
            seen.Add(axes[0]);

            environment.Step([0.5f, -2], observation);
            Assert.Equal((0.5 * axes[0]) - axes[2], environment.Data.Ctrl[0], 12);
            Assert.Equal((0.5 * axes[1]) - axes[3], environment.Data.Ctrl[1], 12);
        }

        Assert.Equal(Episodes, seen.Count);
    }

    [Fact]
    public void Draw_EveryKindOfJoint_StaysWithinItsRules()
    {
        using MjModel model = MjModel.FromXml("""
            <mujoco>
              <worldbody>
                <body><freejoint/><geom size="0.1"/></body>
                <body><joint type="ball"/><geom size="0.1"/></body>
                <body><joint type="ball" limited="true" range="0 40"/><geom size="0.1"/></body>
                <body><joint type="slide" limited="true" range="-0.2 0.5"/><geom size="0.1"/></body>
                <body><joint type="slide"/><geom size="0.1"/></body>
                <body><joint type="hinge" limited="true" range="10 20"/><geom size="0.1"/></body>
                <body><joint type="hinge"/><geom size="0.1"/></body>
              </worldbody>
            </mujoco>
            """);
        using MjData data = model.CreateData();
        JointRandomizer everything = new(model);
        Rng rng = new(4);
        double[] low = [.. Enumerable.Repeat(double.PositiveInfinity, model.PositionCount)];
        double[] high = [.. Enumerable.Repeat(double.NegativeInfinity, model.PositionCount)];
        double largestAngle = 0;
        for (int draw = 0; draw < 3_000; draw++)
        {
            everything.Draw(data, ref rng);
            double[] q = [.. data.Qpos];
            foreach (int start in (int[])[3, 7, 11])
            {
                Assert.Equal(1, q[start..(start + 4)].Sum(v => v * v), 12);
            }

            largestAngle = Math.Max(largestAngle, 2 * Math.Acos(q[11]));
            for (int i = 0; i < q.Length; i++)
            {
                (low[i], high[i]) = (Math.Min(low[i], q[i]), Math.Max(high[i], q[i]));
            }
        }

        Assert.Equal([0, 0, 0], high[..3]);
        Assert.True(low[3..7].Min() >= 0, "a free joint's quaternion comes from numbers in [0, 1)");
        Assert.All(low[7..11], value => Assert.InRange(value, -1, -0.95));
        Assert.InRange(largestAngle, 39.5 * Math.PI / 180, 40.0001 * Math.PI / 180);
        Assert.InRange(low[15], -0.2, -0.199);
        Assert.InRange(high[15], 0.499, 0.5);
        Assert.Equal((0.0, 0.0), (low[16], high[16]));
        Assert.InRange(low[17], 10 * Math.PI / 180, 10.1 * Math.PI / 180);
        Assert.InRange(high[17], 19.9 * Math.PI / 180, 20.0001 * Math.PI / 180);
        Assert.InRange(low[18], -Math.PI, -3.13);
        Assert.InRange(high[18], 3.13, Math.PI);
    }

    [Fact]
    public void Draw_LimitedOnly_LeavesTheOthers()
    {
        using MjModel model = Registry.Find("control/cheetah-run-v1").Model.Load();
        using MjData data = model.CreateData();
        Rng rng = new(4);
        new JointRandomizer(model, limitedOnly: true).Draw(data, ref rng);
        Assert.Equal([0, 0, 0], data.Qpos[..3].ToArray());
        Assert.All(data.Qpos[3..].ToArray(), angle => Assert.NotEqual(0, angle));
    }

    private static void ForEachStart(string id, Action<MuJoCoEnvironment> check)
    {
        using MuJoCoEnvironment environment = Registry.Create(id);
        double[] observation = new double[environment.Spec.Observation.Size];
        environment.Seed(3, 0);
        for (int episode = 0; episode < Episodes; episode++)
        {
            environment.Reset(observation);
            check(environment);
        }
    }
}
