using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>
/// Reward 1 at each of five steps, whatever the action; the observation never changes, so the learner cannot tell the
/// steps apart. With discount g, episodes that are truncated make every observation worth 1 / (1 - g); episodes that
/// terminate make it worth the mean over the steps of what is left: Monte-Carlo mean (1 - g^k) / (1 - g) over k = 1..5,
/// or 1 / (1 - 4/5 g) for one-step bootstrapping. The wrong rule at an episode's end gives the wrong one of the two.
/// </summary>
public sealed class FiveSteps(int count, bool terminates) : TinyEnvironment(SpecFor(terminates), count, worldSize: 1)
{
    public const int Length = 5;

    private static EnvironmentSpec SpecFor(bool terminates) =>
        new("tests/five-steps", VectorSpec.Unbounded(1), VectorSpec.Box(1, -1, 1), terminates ? 1_000 : Length, 1, []);

    protected override void Begin(double[] state, ref Rng rng) => state[0] = 0;

    protected override (double Reward, bool Terminated) Advance(double[] state, ReadOnlySpan<float> action)
    {
        state[0]++;
        return (1, terminates && state[0] >= Length);
    }

    protected override void Observe(double[] state, Span<float> observation) => observation[0] = 1;
}
