using RoboIrl.Envs.CombinationLock;
using Xunit;

namespace RoboIrl.Envs.Tests.CombinationLock;

public sealed class CombinationLockOptionsTests
{
    public static TheoryData<string, CombinationLockOptions> Refused => new()
    {
        { "Horizon is 0", new() { Horizon = 0 } },
        { "Horizon is -3", new() { Horizon = -3 } },
        { "Horizon is 2147483647", new() { Horizon = int.MaxValue } },
        { "Horizon is 65533", new() { Horizon = CombinationLockOptions.MaxHorizon + 1 } },
        { "Actions is 1", new() { Horizon = 3, Actions = 1 } },
        { "Actions is 257", new() { Horizon = 3, Actions = 257 } },
        { "SwitchProbability is 1.5", new() { Horizon = 3, SwitchProbability = 1.5 } },
        { "SwitchProbability is NaN", new() { Horizon = 3, SwitchProbability = double.NaN } },
        { "ConsolationProbability is -1", new() { Horizon = 3, ConsolationProbability = -1 } },
        { "Consolation is 1:", new() { Horizon = 3, Consolation = 1 } },
        { "Consolation is NaN", new() { Horizon = 3, Consolation = double.NaN } },
        { "Noise is -0.1", new() { Horizon = 3, Noise = -0.1 } },
        { "Noise is 1E+300", new() { Horizon = 3, Noise = 1e300 } },
        { "Definition is 7", new() { Horizon = 3, Definition = (LockDefinition)7 } },
        { "ObservationSize is 24", new() { Horizon = 12, ObservationSize = 24 } },
        { "ObservationSize is 8", new() { Horizon = 12, ObservationSize = 8 } },
        { "ObservationSize is -16", new() { Horizon = 12, ObservationSize = -16 } },
        { "ObservationSize is 131072", new() { Horizon = 12, ObservationSize = 131_072 } },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Constructor_OptionOutOfRange_IsRefusedWithNameAndValue(string message, CombinationLockOptions options)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new CombinationLockProblem(options, 1));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_LargerObservation_IsPaddedWithZeros()
    {
        CombinationLockProblem problem = new(new CombinationLockOptions { Horizon = 6, ObservationSize = 64 }, 1);
        Assert.Equal(64, problem.Spec.ObservationSize);
        using Core.Layered.ILayeredBatch batch = problem.CreateBatch(1);
        batch.Begin(1, 0, 1);
        float[] observation = new float[64];
        batch.Observe(0, observation);
        HadamardTransform.Apply(observation, 64);
        Assert.All(observation[10..], x => Assert.Equal(0, x / 64, 1e-6));
    }

    [Fact]
    public void Constructor_LongestLock_Plays()
    {
        CombinationLockProblem problem = new(new CombinationLockOptions { Horizon = CombinationLockOptions.MaxHorizon }, 1);
        using Core.Layered.ILayeredBatch batch = problem.CreateBatch(1);
        batch.Begin(1, 0, 1);
        while (batch.Layer < problem.Spec.Horizon)
        {
            batch.Step([0], new float[1]);
        }

        float[] observation = new float[problem.Spec.ObservationSize];
        batch.Observe(0, observation);
        HadamardTransform.Apply(observation, observation.Length);
        Assert.Equal(1, observation[^1] / observation.Length, 1e-3); // the last coordinate codes the layer after the last decision, without noise
    }
}
