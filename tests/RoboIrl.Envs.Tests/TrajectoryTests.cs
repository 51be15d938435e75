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
        for (int step = 0; step <= controls.Length; step++)
        {
            if (step > 0)
            {
                StepResult result = environment.StepWithControls(controls[step - 1], observation);
                Goldens.AssertNear([rewards[step - 1]], [result.Reward], Tolerance, $"step {step}: reward");
                Assert.Equal(terminated[step - 1] != 0, result.End.HasFlag(EpisodeEnd.Terminated));
                Assert.False(result.End.HasFlag(EpisodeEnd.Truncated));
                AssertTerms(environment, trajectory, step - 1);
            }

            int record = Array.IndexOf(recordSteps, step);
            if (record >= 0)
            {
                Goldens.AssertNear(Rows(trajectory, "qpos")[record], environment.Data.Qpos, Tolerance, $"step {step}: qpos");
                Goldens.AssertNear(Rows(trajectory, "qvel")[record], environment.Data.Qvel, Tolerance, $"step {step}: qvel");
                Goldens.AssertNear(Rows(trajectory, "obs_" + version)[record], observation, Tolerance, $"step {step}: observation");
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
    [InlineData("locomotion/hopper", 1.0)]
    [InlineData("locomotion/walker2d", 1.0)]
    [InlineData("locomotion/half-cheetah", 0.0)]
    public void Reward_FailingStep_PaysTheBonusInV4Only(string name, double difference)
    {
        // On its back every walker and hopper is unhealthy; the cheetah knows no health.
        double[] reward = [.. new[] { "-v4", "-v5" }.Select(version =>
        {
            using MuJoCoEnvironment environment = Registry.Create(name + version);
            double[] observation = new double[environment.Spec.Observation.Size];
            environment.Data.Reset();
            environment.Data.Qpos[1] = 3;
            environment.Data.Qpos[2] = 2;
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
        double scale = id.Contains("cheetah", StringComparison.Ordinal) ? 0.1 : 0.005;
        double largest = 0;
        double sumOfSquares = 0;
        for (int episode = 0; episode < 200; episode++)
        {
            environment.Reset(observation);
            for (int i = 0; i < environment.Model.PositionCount; i++)
            {
                largest = Math.Max(largest, Math.Abs(environment.Data.Qpos[i] - environment.Model.Qpos0[i]));
            }

            sumOfSquares += environment.Data.Qvel.ToArray().Average(v => v * v);
        }

        Assert.InRange(largest, 0.95 * scale, scale);
        double deviation = Math.Sqrt(sumOfSquares / 200);
        double expected = id.Contains("cheetah", StringComparison.Ordinal) ? scale : scale / Math.Sqrt(3);
        Assert.InRange(deviation, 0.9 * expected, 1.1 * expected);
    }

    private static void AssertTerms(MuJoCoEnvironment environment, JsonElement trajectory, int index)
    {
        double[] info = new double[environment.Spec.InfoNames.Count];
        environment.ReadInfo(info);
        List<string> names = [.. environment.Spec.InfoNames];
        Goldens.AssertNear([trajectory.Flat("term_forward_or_dist")[index]], [info[names.IndexOf("reward_forward")]], Tolerance, "reward_forward");
        Goldens.AssertNear([-trajectory.Flat("term_ctrl_cost")[index]], [info[names.IndexOf("reward_ctrl")]], Tolerance, "reward_ctrl");
    }

    // Accelerations reach thousands: compare them relative to the largest one.
    private static void AssertRelative(double[] expected, ReadOnlySpan<double> actual, string what) =>
        Goldens.AssertNear(expected, actual, 1e-11 * expected.Max(Math.Abs), what);

    private static double[][] Rows(JsonElement element, string property) => [.. element.GetProperty(property).EnumerateArray().Select(Goldens.Flat)];
}
