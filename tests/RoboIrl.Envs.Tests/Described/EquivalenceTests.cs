using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Checks;
using RoboIrl.Envs.Described;
using Xunit;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>The examples against the registered environments that they describe.</summary>
public sealed class EquivalenceTests
{
    private const int Steps = 1_500; // an end, a reset, and half an episode more

    public static TheoryData<string, string> Pairs => new()
    {
        { "half_cheetah/half_cheetah", "locomotion/half-cheetah-v5" },
        { "hopper/hopper", "locomotion/hopper-v5" },
        { "cartpole/cartpole", "control/cartpole-swingup-v1" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Described_SameSeedAndActions_GivesTheSameTrajectory(string example, string id)
    {
        EnvironmentDefinition builtIn = EnvironmentRegistry.CreateDefault().Find(id);
        using MuJoCoEnvironment expected = new(builtIn, builtIn.Model.Load(), ownsModel: true);
        EnvironmentDefinition definition = Load(example);
        using MuJoCoEnvironment actual = new(definition, definition.Model.Load(), ownsModel: true);
        Assert.Equal(expected.Spec.Action.Low, actual.Spec.Action.Low);
        Assert.Equal(expected.Spec.Action.High, actual.Spec.Action.High);
        Assert.Equal(expected.Spec.Observation.Size, actual.Spec.Observation.Size);
        Assert.Equal(expected.Spec.MaxEpisodeSteps, actual.Spec.MaxEpisodeSteps);

        double[] expectedObservation = new double[expected.Spec.Observation.Size];
        double[] actualObservation = new double[expected.Spec.Observation.Size];
        double[] expectedState = new double[expected.Model.StateSize];
        double[] actualState = new double[expected.Model.StateSize];
        float[] action = new float[expected.Spec.Action.Size];
        Rng rng = new(5);
        expected.Seed(3, 1);
        actual.Seed(3, 1);
        bool begin = true;
        for (int step = 0; step < Steps; step++)
        {
            if (begin)
            {
                expected.Reset(expectedObservation);
                actual.Reset(actualObservation);
                Compare($"start before step {step}");
            }

            foreach (ref float element in action.AsSpan())
            {
                element = (float)rng.Uniform(-1.2, 1.2); // the engine clamps; the control cost does not
            }

            StepResult a = expected.Step(action, expectedObservation);
            StepResult b = actual.Step(action, actualObservation);
            Assert.Equal(a.Reward, b.Reward, 1e-12);
            Assert.Equal(a.End, b.End);
            Compare($"step {step}");
            begin = a.End != Core.Environments.EpisodeEnd.None;
        }

        void Compare(string when)
        {
            expected.Data.GetState(expectedState);
            actual.Data.GetState(actualState);
            Assert.True(expectedState.AsSpan().SequenceEqual(actualState), $"{when}: the states differ");
            for (int i = 0; i < expectedObservation.Length; i++)
            {
                Assert.True(Math.Abs(expectedObservation[i] - actualObservation[i]) <= 1e-12, $"{when}: observation {i} is {actualObservation[i]}, expected {expectedObservation[i]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Described_Model_IsTheRegisteredOne(string example, string id) =>
        Assert.Equal(EnvironmentRegistry.CreateDefault().Find(id).Model.ReadText(), Load(example).Model.ReadText());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Described_Conformance_HoldsAsForRegisteredIds(string example, string id)
    {
        Assert.NotEmpty(id);
        Assert.All(EnvironmentChecker.Run(Load(example)), result => Assert.True(result.Passed, $"{result.Name}: {result.Detail}"));
    }

    private static EnvironmentDefinition Load(string example) => DescribedEnvironment.Load(Path.Combine(DescribedFolder.Checkout, "examples", example + ".yaml"));
}
