using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>Two-step episodes whose physics fails every so often, or whose reward becomes NaN at a given step.</summary>
public sealed class Faulty(int stepsPerFault, int nanStep) : TinyEnvironment(
    new EnvironmentSpec("tests/faulty", VectorSpec.Unbounded(1), VectorSpec.Box(1, -1, 1), 2, 1, []), count: 1, worldSize: 1)
{
    protected override void Begin(double[] state, ref Rng rng)
    {
    }

    protected override (double Reward, bool Terminated) Advance(double[] state, ReadOnlySpan<float> action)
    {
        state[0]++;
        return (nanStep > 0 && state[0] >= nanStep ? double.NaN : 0, false);
    }

    protected override bool Faults(double[] state, int episodeStep) => stepsPerFault > 0 && state[0] % stepsPerFault == 0;

    protected override void Observe(double[] state, Span<float> observation) => observation[0] = (float)Math.Sin(state[0]);
}
