using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Checks;
using RoboIrl.Envs.Randomization;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests;

/// <summary>Domain randomization: what is drawn acts as written, is shown, restores and never leaks into another episode.</summary>
public sealed class RandomizationTests
{
    internal static readonly EnvironmentDefinition Hopper = EnvironmentRegistry.CreateDefault().Find("locomotion/hopper-v5");

    internal static readonly RandomizationConfig Everything = new()
    {
        Parameters =
        [
            new() { Parameter = RandomizedParameter.Mass, Of = ["torso", "leg"], Scale = [0.5, 2], Each = true, Distribution = DrawDistribution.LogUniform },
            new() { Parameter = RandomizedParameter.Inertia, Scale = [0.8, 1.2] },
            new() { Parameter = RandomizedParameter.Friction, Scale = [0.4, 1.6] },
            new() { Parameter = RandomizedParameter.Damping, Scale = [0.5, 1.5], Each = true },
            new() { Parameter = RandomizedParameter.Armature, Scale = [0.5, 1.5] },
            new() { Parameter = RandomizedParameter.Gain, Of = ["foot"], Scale = [0.7, 1.3] },
            new() { Parameter = RandomizedParameter.Gravity, Scale = [0.9, 1.1] },
        ],
        ActuatorDelay = [0, 3],
        ObservationNoise = [0.001, 0.01],
        Pushes = new() { Body = "torso", Force = [5, 20], Every = [3, 9], Duration = [2, 4] },
        Tremble = 0.2,
    };

    public static TheoryData<string, string> Twins => new()
    {
        // The left model with a factor of 2 must move as the right one.
        { nameof(RandomizedParameter.Mass), Arm(mass: 2) },
        { nameof(RandomizedParameter.Damping), Arm(damping: 0.2) },
        { nameof(RandomizedParameter.Armature), Arm(armature: 0.2) },
        { nameof(RandomizedParameter.Gain), Arm(gear: 2) },
        { nameof(RandomizedParameter.Gravity), Arm(gravity: -19.62) },
        { nameof(RandomizedParameter.Friction), Arm(friction: 0.6, block: true) },
        { nameof(RandomizedParameter.Inertia), Arm(inertia: 0.2) },
    };

    [Theory]
    [MemberData(nameof(Twins))]
    public void Parameter_FactorTwo_MovesAsAModelWrittenSo(string parameter, string twin)
    {
        RandomizationConfig config = new() { Parameters = [new() { Parameter = Enum.Parse<RandomizedParameter>(parameter), Scale = [2, 2] }] };
        string nominal = Arm(block: parameter == nameof(RandomizedParameter.Friction));
        double[] plain = Swing(Define(nominal));
        double[] scaled = Swing(Randomize(Define(nominal), config));
        double[] written = Swing(Define(twin));
        Assert.All(scaled.Zip(written), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
        Assert.Contains(plain.Zip(written), pair => Math.Abs(pair.First - pair.Second) > 1e-3);
    }

    [Fact]
    public void Parameter_FactorOne_LeavesEveryBitOfThePhysics()
    {
        RandomizationConfig nothing = new() { Parameters = [.. Enum.GetValues<RandomizedParameter>().Select(p => new RandomizedParameterConfig { Parameter = p })] };
        Assert.Equal(Swing(Hopper), Swing(Randomize(Hopper, nothing)));
    }

    [Theory]
    [InlineData("locomotion/hopper-v5")]
    [InlineData("control/walker-walk-v1")] // steps in the other mode
    public void Check_EverythingRandomized_KeepsEveryContract(string id)
    {
        RandomizationConfig anywhere = Everything with { Parameters = [.. Everything.Parameters.Select(p => p with { Of = [] })] };
        EnvironmentDefinition definition = Randomize(EnvironmentRegistry.CreateDefault().Find(id), anywhere);
        Assert.All(EnvironmentChecker.Run(definition), result => Assert.True(result.Passed, $"{result.Name}: {result.Detail}"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1e300)]
    [InlineData(1e18)]
    public void SetState_AnyNumberOfItWild_StepsOnOrIsRefused(double wild)
    {
        using MuJoCoEnvironment world = Randomize(Hopper, Everything).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        double[] good = new double[world.StateSize];
        world.Reset(observation);
        world.GetState(good);
        int stepped = 0;
        for (int i = 0; i < good.Length; i++)
        {
            double[] state = [.. good];
            state[i] = wild;
            try
            {
                world.SetState(state, observation);
                world.Step(new float[world.Spec.Action.Size], observation);
                stepped++;
            }
            catch (Exception e) when (e is InvalidDataException or MuJoCoException)
            {
                world.Reset(observation); // what a file said; an index out of range would be ours
            }
        }

        Assert.True(stepped > good.Length / 2, $"only {stepped} of {good.Length} went on");
    }

    [Fact]
    public void LogUniform_ManyDraws_HalveAsOftenAsTheyDouble()
    {
        RandomizationConfig config = new() { Parameters = [new() { Parameter = RandomizedParameter.Damping, Scale = [0.5, 2], Distribution = DrawDistribution.LogUniform }] };
        using MuJoCoEnvironment world = Randomize(Define(Arm()), config).CreateWorld();
        double[] observation = new double[2];
        double[] info = new double[world.Spec.InfoNames.Count];
        world.Seed(1, 0);
        int below = 0;
        for (int i = 0; i < 4_000; i++)
        {
            world.Reset(observation);
            world.ReadInfo(info);
            below += info[^1] < 1 ? 1 : 0;
        }

        Assert.InRange(below, 1_880, 2_120); // uniform in [0.5, 2] would give 1,333
    }

    [Fact]
    public void ActuatorDelay_OfTwo_HoldsActionsBackTwoSteps()
    {
        using MuJoCoEnvironment world = Randomize(Define(Arm()), new() { ActuatorDelay = [2, 2] }).CreateWorld();
        double[] observation = new double[2];
        world.Seed(1, 0);
        world.Reset(observation);
        List<double> applied = [];
        for (int step = 1; step <= 5; step++)
        {
            world.Step([step / 10f], observation);
            applied.Add(world.Data.Ctrl[0]);
        }

        Assert.Equal([0, 0, 0.1f, 0.2f, 0.3f], applied);
    }

    [Fact]
    public void ObservationNoise_OfATenth_HasThatDeviationAndRepeatsOnARestoredState()
    {
        using MuJoCoEnvironment world = Randomize(Define(Arm()), new() { ObservationNoise = [0.1, 0.1] }).CreateWorld();
        double[] observed = new double[2];
        double[] again = new double[2];
        double[] state = new double[world.StateSize];
        world.Seed(1, 0);
        world.Reset(observed);
        double squares = 0;
        double sum = 0;
        const int Steps = 2_000;
        for (int step = 0; step < Steps; step++)
        {
            world.Step([0], observed);
            double noise = observed[0] - world.Data.Qpos[0];
            sum += noise;
            squares += noise * noise;
            world.GetState(state);
            world.SetState(state, again);
            Assert.Equal(observed, again);
        }

        Assert.InRange(sum / Steps, -0.01, 0.01);
        Assert.InRange(Math.Sqrt(squares / Steps), 0.095, 0.105);
    }

    [Fact]
    public void Pushes_EveryThreeForTwo_ActOnTheirAxesThenStop()
    {
        RandomizationConfig config = new() { Pushes = new() { Body = "arm", Force = [4, 4], Axes = ["x"], Every = [3, 3], Duration = [2, 2] } };
        using MuJoCoEnvironment world = Randomize(Define(Arm()), config).CreateWorld();
        double[] observation = new double[2];
        world.Seed(1, 0);
        world.Reset(observation);
        List<double> forces = [];
        for (int step = 0; step < 11; step++)
        {
            world.Step([0], observation);
            Span<double> wrench = world.Data.XfrcApplied.Slice(6, 6);
            Assert.All(wrench[1..].ToArray(), part => Assert.Equal(0, part));
            forces.Add(Math.Round(Math.Abs(wrench[0]), 12));
        }

        Assert.Equal([0, 0, 0, 4, 4, 0, 0, 0, 4, 4, 0], forces);
    }

    [Fact]
    public void Checks_UnknownNames_AreReportedWithTheirKeyAndTheNearest()
    {
        RandomizationConfig config = new()
        {
            Parameters = [new() { Parameter = RandomizedParameter.Mass, Of = ["torso", "tosro"] }, new() { Parameter = RandomizedParameter.Gain, Of = ["torso"] }],
            Pushes = new() { Body = "head" },
        };
        using MjModel model = Hopper.Model.Load();
        List<(string Key, string Message)> found = [];
        RandomizationChecks.Run(config, model, (key, message) => found.Add((key, message)));
        Assert.Equal(["parameters[0].of[1]", "parameters[1].of[0]", "pushes.body"], found.Select(f => f.Key));
        Assert.Contains("Did you mean 'torso'?", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("actuator", found[1].Message, StringComparison.Ordinal);
    }

    private static EnvironmentDefinition Randomize(EnvironmentDefinition definition, RandomizationConfig config) => definition with { Randomization = config };

    // States of a hundred steps of a fixed policy, from one fixed state.
    private static double[] Swing(EnvironmentDefinition definition)
    {
        using MuJoCoEnvironment world = definition.CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        float[] action = new float[world.Spec.Action.Size];
        world.Seed(1, 0);
        world.Reset(observation);
        double[] start = new double[world.Model.StateSize];
        start[1 + world.Model.PositionCount] = 0.3; // time, positions, velocities ..
        if (world.Model.PositionCount > 1)
        {
            start[2] = 1.25;
        }

        world.Data.SetState(start);
        List<double> states = [];
        for (int step = 0; step < 100; step++)
        {
            Array.Fill(action, (float)Math.Sin(0.3 * step));
            world.Step(action, observation);
            states.AddRange(world.Data.Qpos);
            states.AddRange(world.Data.Qvel);
        }

        return [.. states];
    }

    private static EnvironmentDefinition Define(string mjcf) => new()
    {
        Id = "user/arm-v0",
        Summary = "An arm that rubs on a block.",
        Reward = "1 - |velocity|",
        Termination = "never",
        Source = "this test",
        Model = ModelSource.FromText("arm", mjcf),
        CreateTask = model => new PendulumTask(model),
        FrameSkip = 2,
    };

    private static string Arm(double mass = 1, double inertia = 0.1, double damping = 0.1, double armature = 0.1, double gear = 1, double gravity = -9.81, double friction = 0.3, bool block = false) => FormattableString.Invariant($"""
        <mujoco>
          <option timestep='0.005' gravity='0 0 {gravity}'/>
          <worldbody>
            <geom type='box' size='1 1 0.1' pos='0 0 {(block ? -1.107 : -3)}' friction='{friction} 0.005 0.0001'/>
            <body name='arm'>
              <inertial pos='0 0 -0.5' mass='{mass}' diaginertia='{inertia * mass} {inertia * mass} {inertia * mass}'/>
              <joint name='hinge' axis='0 1 0' damping='{damping}' armature='{armature}'/>
              <geom type='sphere' size='0.05' pos='0 0 -0.96' friction='{friction} 0.005 0.0001'/>
            </body>
          </worldbody>
          <actuator><motor joint='hinge' gear='{gear}'/></actuator>
        </mujoco>
        """);
}
