using System.Text.Json;
using RoboIrl.Core.Environments;
using Xunit;

namespace RoboIrl.Envs.Tests;

/// <summary>States, observations, rewards and ends against the recorded reference rollouts.</summary>
public sealed class TrajectoryTests
{
    private const double Tolerance = 1e-9;
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    public static TheoryData<string> Ids => [.. Goldens.ModelOf.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rollout_RecordedControls_FollowsTheReference(string id)
    {
        using MuJoCoEnvironment environment = Registry.Create(id);
        JsonElement trajectory = Goldens.Of(id).GetProperty("trajectory");
        string version = id[^2..];
        double[][] controls = Rows(trajectory, "ctrl");
        double[] rewards = trajectory.Flat("reward_" + version);
        double[] terminated = trajectory.Flat("terminated");
        int[] recordSteps = [.. trajectory.Flat("record_steps").Select(v => (int)v)];
        double[] observation = new double[environment.Spec.Observation.Size];

        environment.Reset(observation);
        environment.Data.Reset();
        environment.Data.Forward();
        environment.Task.Observe(environment.Data, observation);
        for (int step = 0; step <= LastComparableStep(id, controls.Length); step++)
        {
            double tolerance = ToleranceAt(id, step);
            if (step > 0)
            {
                StepResult result = environment.StepWithControls(controls[step - 1], observation);
                Goldens.AssertNear([rewards[step - 1]], [result.Reward], tolerance, $"step {step}: reward");
                Assert.Equal(terminated[step - 1] != 0, result.End.HasFlag(EpisodeEnd.Terminated));
                Assert.Equal(step >= environment.Spec.MaxEpisodeSteps, result.End.HasFlag(EpisodeEnd.Truncated));
                AssertTerms(environment, trajectory, step - 1, tolerance);
            }

            int record = Array.IndexOf(recordSteps, step);
            if (record >= 0)
            {
                Goldens.AssertNear(Rows(trajectory, "qpos")[record], environment.Data.Qpos, tolerance, $"step {step}: qpos");
                Goldens.AssertNear(Rows(trajectory, "qvel")[record], environment.Data.Qvel, tolerance, $"step {step}: qvel");
                Goldens.AssertNear(Rows(trajectory, "obs_" + version)[record], observation, tolerance, $"step {step}: observation");
            }

            if (step <= 20)
            {
                Goldens.AssertNear(Rows(trajectory, "dense_qpos_steps_0_20")[step], environment.Data.Qpos, Tolerance, $"step {step}: qpos");
                Goldens.AssertNear(Rows(trajectory, "dense_qvel_steps_0_20")[step], environment.Data.Qvel, Tolerance, $"step {step}: qvel");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Step_FromRecordedStates_GivesTheReferencesNextState(string id)
    {
        using MuJoCoEnvironment environment = Registry.Create(id);
        double[] observation = new double[environment.Spec.Observation.Size];
        foreach (JsonElement probe in Goldens.Of(id).GetProperty("single_step_probes").EnumerateArray())
        {
            environment.Data.Reset();
            probe.Flat("qpos").CopyTo(environment.Data.Qpos);
            probe.Flat("qvel").CopyTo(environment.Data.Qvel);
            probe.Flat("ctrl").CopyTo(environment.Data.Ctrl);
            environment.Data.Forward();
            AssertRelative(probe.Flat("qacc_forward"), environment.Data.Qacc, "qacc");
            AssertRelative(probe.Flat("qfrc_bias"), environment.Data.QfrcBias, "qfrc_bias");

            StepResult result = environment.StepWithControls(probe.Flat("ctrl"), observation);
            Goldens.AssertNear(probe.Flat("qpos_next"), environment.Data.Qpos, Tolerance, "qpos");
            Goldens.AssertNear(probe.Flat("qvel_next"), environment.Data.Qvel, Tolerance, "qvel");
            Goldens.AssertNear(probe.Flat("reward_" + id[^2..]), [result.Reward], Tolerance, "reward");
            Assert.Equal(probe.GetProperty("terminated").GetInt32() != 0, result.End.HasFlag(EpisodeEnd.Terminated));
        }
    }

    [Theory]
    [InlineData("locomotion/hopper", 2, 2.0, 1.0)]
    [InlineData("locomotion/walker2d", 2, 2.0, 1.0)]
    [InlineData("locomotion/half-cheetah", 2, 2.0, 0.0)]
    [InlineData("locomotion/ant", 2, 3.0, 1.0)]
    [InlineData("locomotion/humanoid", 2, 3.0, 5.0)]
    [InlineData("locomotion/inverted-pendulum", 1, 1.0, 1.0)]
    [InlineData("locomotion/inverted-double-pendulum", 1, 2.0, 10.0)]
    public void Reward_FailingStep_PaysTheBonusInV4Only(string name, int element, double unhealthy, double difference)
    {
        // A pitch or a height at which the robot is no longer healthy; the cheetah knows no health.
        double[] reward = [.. new[] { "-v4", "-v5" }.Select(version =>
        {
            using MuJoCoEnvironment environment = Registry.Create(name + version);
            double[] observation = new double[environment.Spec.Observation.Size];
            environment.Data.Reset();
            environment.Data.Qpos[element] = unhealthy;
            return environment.StepWithControls(new double[environment.Spec.Action.Size], observation).Reward;
        })];
        Assert.Equal(difference, reward[0] - reward[1], 12);
    }

    [Fact]
    public void ControlCost_ActionBeyondTheRange_UsesTheRawAction()
    {
        using MuJoCoEnvironment environment = Registry.Create("locomotion/half-cheetah-v5");
        double[] observation = new double[environment.Spec.Observation.Size];
        double[] info = new double[environment.Spec.InfoNames.Count];
        environment.Reset(observation);
        environment.Step([3, 0, 0, 0, 0, 0], observation);
        environment.ReadInfo(info);
        Assert.Equal(-0.9, info[environment.Spec.InfoNames.ToList().IndexOf("reward_ctrl")], 12);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reset_Noise_StaysWithinItsRange(string id)
    {
        using MuJoCoEnvironment environment = Registry.Create(id);
        double[] observation = new double[environment.Spec.Observation.Size];
        (double range, double deviation) = NoiseOf(Goldens.ModelOf[id]);
        int dofs = id.Contains("reacher", StringComparison.Ordinal) ? 2 : environment.Model.VelocityCount; // the target is drawn otherwise
        double largest = 0;
        double sumOfSquares = 0;
        for (int episode = 0; episode < 200; episode++)
        {
            environment.Reset(observation);
            foreach (int address in environment.Model.JointQposAddress[..(dofs - environment.Model.VelocityCount + environment.Model.JointCount)])
            {
                largest = Math.Max(largest, Math.Abs(environment.Data.Qpos[address] - environment.Model.Qpos0[address]));
            }

            sumOfSquares += environment.Data.Qvel[..dofs].ToArray().Average(v => v * v);
        }

        Assert.InRange(largest, 0.95 * range, range);
        Assert.InRange(Math.Sqrt(sumOfSquares / 200), 0.9 * deviation, 1.1 * deviation);
    }

    private static (double Range, double Deviation) NoiseOf(string model)
    {
        double uniform = 1 / Math.Sqrt(3);
        return model switch
        {
            "HalfCheetah" or "Ant" or "InvertedDoublePendulum" => (0.1, 0.1),
            "Swimmer" => (0.1, 0.1 * uniform),
            "Reacher" => (0.1, 0.005 * uniform),
            "Humanoid" or "InvertedPendulum" => (0.01, 0.01 * uniform),
            _ => (0.005, 0.005 * uniform),
        };
    }

    // Beyond these steps the systems themselves amplify any error until it is visible: a contact of the ant switches between
    // steps 180 and 200, and the fallen double pendulum is chaotic.
    private static int LastComparableStep(string id, int steps) => Goldens.ModelOf[id] switch
    {
        "Ant" => 180,
        "InvertedDoublePendulum" => 100,
        _ => steps,
    };

    private static double ToleranceAt(string id, int step) => Goldens.ModelOf[id] == "InvertedDoublePendulum" && step > 60 ? 1e-6 : Tolerance;

    private static void AssertTerms(MuJoCoEnvironment environment, JsonElement trajectory, int index, double tolerance)
    {
        double[] info = new double[environment.Spec.InfoNames.Count];
        environment.ReadInfo(info);
        bool isV5 = environment.Spec.Id.EndsWith("-v5", StringComparison.Ordinal);
        for (int i = 0; i < info.Length; i++)
        {
            double? expected = environment.Spec.InfoNames[i] switch
            {
                "reward_forward" => trajectory.Flat("term_forward_or_dist")[index],
                "reward_dist" when !isV5 => trajectory.Flat("term_forward_or_dist")[index],
                "reward_ctrl" => -trajectory.Flat("term_ctrl_cost")[index],
                "reward_contact" when isV5 => -trajectory.Flat("term_contact_cost_v5")[index],
                _ => null,
            };
            if (expected is { } value)
            {
                Goldens.AssertNear([value], [info[i]], tolerance, $"step {index + 1}: {environment.Spec.InfoNames[i]}");
            }
        }
    }

    // Accelerations reach thousands: compare them relative to the largest one.
    private static void AssertRelative(double[] expected, ReadOnlySpan<double> actual, string what) =>
        Goldens.AssertNear(expected, actual, 1e-11 * expected.Max(Math.Abs), what);

    private static double[][] Rows(JsonElement element, string property) => [.. element.GetProperty(property).EnumerateArray().Select(Goldens.Flat)];
}
