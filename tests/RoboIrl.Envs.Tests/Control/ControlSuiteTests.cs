using RoboIrl.Core.Environments;
using Xunit;

namespace RoboIrl.Envs.Tests.Control;

/// <summary>What holds for every task of the control suite.</summary>
public sealed class ControlSuiteTests
{
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    public static TheoryData<string> Ids => [.. Registry.Definitions.Select(d => d.Id).Where(id => id.StartsWith("control/", StringComparison.Ordinal))];

    [Theory]
    [InlineData("control/acrobot-swingup-v1", 6, 1, 0.01)]
    [InlineData("control/acrobot-swingup-sparse-v1", 6, 1, 0.01)]
    [InlineData("control/ball-in-cup-catch-v1", 8, 2, 0.02)]
    [InlineData("control/cartpole-balance-v1", 5, 1, 0.01)]
    [InlineData("control/cartpole-balance-sparse-v1", 5, 1, 0.01)]
    [InlineData("control/cartpole-swingup-v1", 5, 1, 0.01)]
    [InlineData("control/cartpole-swingup-sparse-v1", 5, 1, 0.01)]
    [InlineData("control/cheetah-run-v1", 17, 6, 0.01)]
    [InlineData("control/finger-spin-v1", 9, 2, 0.02)]
    [InlineData("control/finger-turn-easy-v1", 12, 2, 0.02)]
    [InlineData("control/finger-turn-hard-v1", 12, 2, 0.02)]
    [InlineData("control/hopper-stand-v1", 15, 4, 0.02)]
    [InlineData("control/hopper-hop-v1", 15, 4, 0.02)]
    [InlineData("control/pendulum-swingup-v1", 3, 1, 0.02)]
    [InlineData("control/point-mass-easy-v1", 4, 2, 0.02)]
    [InlineData("control/point-mass-hard-v1", 4, 2, 0.02)]
    [InlineData("control/quadruped-walk-v1", 78, 12, 0.02)]
    [InlineData("control/quadruped-run-v1", 78, 12, 0.02)]
    [InlineData("control/reacher-easy-v1", 6, 2, 0.02)]
    [InlineData("control/reacher-hard-v1", 6, 2, 0.02)]
    [InlineData("control/walker-stand-v1", 24, 6, 0.025)]
    [InlineData("control/walker-walk-v1", 24, 6, 0.025)]
    [InlineData("control/walker-run-v1", 24, 6, 0.025)]
    public void Spec_EveryTask_HasTheSuitesSizes(string id, int observation, int action, double timestep)
    {
        using MuJoCoEnvironment environment = Registry.Create(id);
        Assert.Equal(observation, environment.Spec.Observation.Size);
        Assert.Equal(observation, environment.Spec.Observation.Names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(action, environment.Spec.Action.Size);
        Assert.Equal(timestep, environment.Spec.ControlTimestep, 12);
        Assert.Equal(1_000, environment.Spec.MaxEpisodeSteps);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Step_RandomEpisode_PaysWithinZeroAndOneAndRunsToItsEnd(string id)
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector(id, 1);
        Rollout rollout = new(environment, seed: 3);
        rollout.Reset(11);
        for (int step = 1; step <= 1_000; step++)
        {
            rollout.Step();
            Assert.InRange(rollout.Rewards[0], 0, 1);
            Assert.Equal(step == 1_000 ? EpisodeEnd.Truncated : EpisodeEnd.None, rollout.Ends[0]);
        }

        Assert.Equal(0, environment.NumericFaults);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Definition_Model_HasTheCameras(string id)
    {
        using MuJoCoEnvironment environment = Registry.Create(id);
        Assert.True(environment.Model.Camera("track").Index >= 0);
        Assert.True(environment.Model.Camera("side").Index >= 0);
        Assert.Empty(environment.Model.CompilerWarning);
    }

    // Touch, force and acceleration belong to the last physics step: they cannot be computed from the restored state.
    [Theory]
    [InlineData("control/quadruped-walk-v1")]
    [InlineData("control/hopper-stand-v1")]
    [InlineData("control/finger-turn-easy-v1")]
    public void SetState_MiddleOfAnEpisode_ObservesTheSameBits(string id)
    {
        using MuJoCoEnvironment environment = Registry.Create(id);
        double[] observed = new double[environment.Spec.Observation.Size];
        double[] restored = new double[environment.Spec.Observation.Size];
        double[] state = new double[environment.StateSize];
        float[] action = new float[environment.Spec.Action.Size];
        environment.Seed(8, 0);
        environment.Reset(observed);
        for (int step = 0; step < 60; step++)
        {
            action.AsSpan().Fill((float)Math.Sin(step));
            environment.Step(action, observed);
        }

        environment.GetState(state);
        environment.Reset(restored);
        Assert.NotEqual(observed, restored);
        environment.SetState(state, restored);
        Assert.Equal(observed, restored);
    }

    [Fact]
    public void Source_OwnModels_SaySo()
    {
        string[] domains = ["control/pendulum-", "control/acrobot-", "control/point-mass-"];
        foreach (EnvironmentDefinition definition in Registry.Definitions.Where(d => d.Id.StartsWith("control/", StringComparison.Ordinal)))
        {
            bool own = domains.Any(domain => definition.Id.StartsWith(domain, StringComparison.Ordinal));
            Assert.Equal(own, definition.Source.Contains("own", StringComparison.Ordinal));

            // Spinning lowers a damping that the recorded rollout kept: its reward is tested by hand.
            bool recorded = !own && definition.Id != "control/finger-spin-v1";
            Assert.Equal(recorded, ControlGoldens.Recorded.Any(r => r.Id == definition.Id));
        }
    }
}
