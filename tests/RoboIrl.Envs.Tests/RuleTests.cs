using RoboIrl.Core.Environments;
using Xunit;

namespace RoboIrl.Envs.Tests;

/// <summary>Rules of the bodies that no recorded trajectory shows.</summary>
public sealed class RuleTests
{
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    [Theory]
    [InlineData("locomotion/ant-v4", 27, 8, 1.0)]
    [InlineData("locomotion/ant-v5", 105, 8, 1.0)]
    [InlineData("locomotion/humanoid-v4", 376, 17, 0.4)]
    [InlineData("locomotion/humanoid-v5", 348, 17, 0.4)]
    [InlineData("locomotion/humanoid-standup-v4", 376, 17, 0.4)]
    [InlineData("locomotion/humanoid-standup-v5", 348, 17, 0.4)]
    [InlineData("locomotion/swimmer-v5", 8, 2, 1.0)]
    [InlineData("locomotion/reacher-v4", 11, 2, 1.0)]
    [InlineData("locomotion/reacher-v5", 10, 2, 1.0)]
    [InlineData("locomotion/inverted-pendulum-v5", 4, 1, 3.0)]
    [InlineData("locomotion/inverted-double-pendulum-v4", 11, 1, 1.0)]
    [InlineData("locomotion/inverted-double-pendulum-v5", 9, 1, 1.0)]
    public void Spec_Sizes_AreThePublishedOnes(string id, int observation, int action, double bound)
    {
        using MuJoCoEnvironment environment = Registry.Create(id);
        Assert.Equal((observation, action), (environment.Spec.Observation.Size, environment.Spec.Action.Size));
        Assert.Equal(observation, environment.Spec.Observation.Names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(environment.Spec.Action.High, high => Assert.Equal(bound, high));
        Assert.All(environment.Spec.Action.Low, low => Assert.Equal(-bound, low));
    }

    [Theory]
    [InlineData("locomotion/humanoid-standup-v4")]
    [InlineData("locomotion/humanoid-standup-v5")]
    public void Standup_Start_LiesOnTheBack(string id)
    {
        using MuJoCoEnvironment environment = Registry.Create(id);
        environment.Reset(new double[environment.Spec.Observation.Size]);
        Assert.InRange(environment.Data.Qpos[2], 0.095, 0.115);
        ReadOnlySpan<double> torso = environment.Data.Xmat.Slice(9, 9);
        Assert.InRange(torso[6], 0.99, 1); // the torso's x axis, where the face looks, points up
        Assert.InRange(torso[2], -1, -0.99); // its z axis, where the head is, points along -x
        Assert.All(environment.Data.Qpos[7..].ToArray(), angle => Assert.InRange(angle, -0.01, 0.01));
    }

    [Fact]
    public void Standup_Reward_IsHeightOverTheModelsTimestepMinusCosts()
    {
        using MuJoCoEnvironment environment = Registry.Create("locomotion/humanoid-standup-v5");
        double[] observation = new double[environment.Spec.Observation.Size];
        float[] action = new float[environment.Spec.Action.Size];
        Array.Fill(action, 0.25f);
        environment.Reset(observation);
        for (int step = 0; step < 50; step++)
        {
            StepResult result = environment.Step(action, observation);
            double impact = Math.Min(0.5e-6 * environment.Data.CfrcExt.ToArray().Sum(f => f * f), 10);
            double expected = (environment.Data.Qpos[2] / 0.003) + 1 - (0.1 * 17 * 0.0625) - impact;
            Assert.Equal(expected, result.Reward, 10);
            Assert.Equal(EpisodeEnd.None, result.End);
        }
    }

    [Fact]
    public void Reacher_Targets_FillTheDiscAndRest()
    {
        using MuJoCoEnvironment environment = Registry.Create("locomotion/reacher-v5");
        double[] observation = new double[environment.Spec.Observation.Size];
        double[] radius = new double[400];
        for (int episode = 0; episode < radius.Length; episode++)
        {
            environment.Reset(observation);
            radius[episode] = Math.Sqrt((observation[4] * observation[4]) + (observation[5] * observation[5]));
            Assert.Equal(0, environment.Data.Qvel[2]);
            Assert.Equal(0, environment.Data.Qvel[3]);
        }

        // Uniform in a disc of radius 0.2: the squared radius is uniform up to 0.04.
        Assert.InRange(radius.Max(), 0.195, 0.2);
        Assert.InRange(radius.Average(r => r * r), 0.018, 0.022);
    }

    [Fact]
    public void Reacher_V4_RewardsTheDistanceOfTheStepBefore()
    {
        using MuJoCoEnvironment late = Registry.Create("locomotion/reacher-v4");
        using MuJoCoEnvironment prompt = Registry.Create("locomotion/reacher-v5");
        double[] lateObservation = new double[11];
        double[] promptObservation = new double[10];
        late.Reset(lateObservation);
        prompt.Reset(promptObservation);
        float[] action = [0.5f, -0.25f];
        double before = prompt.Step(action, promptObservation).Reward;
        late.Step(action, lateObservation);
        for (int step = 0; step < 20; step++)
        {
            Assert.Equal(before, late.Step(action, lateObservation).Reward);
            before = prompt.Step(action, promptObservation).Reward;
        }
    }

    [Fact]
    public void Reset_AfterContacts_ObservesNoneOfThem()
    {
        using MuJoCoEnvironment environment = Registry.Create("locomotion/ant-v5");
        double[] observation = new double[environment.Spec.Observation.Size];
        environment.Reset(observation);
        environment.Data.Qpos[2] = 0.2; // on the floor
        environment.Step(new float[8], observation);
        Assert.Contains(observation[27..], force => force != 0);
        environment.Reset(observation);
        Assert.All(observation[27..], force => Assert.Equal(0, force));
    }
}
