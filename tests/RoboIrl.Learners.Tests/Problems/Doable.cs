using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>Episodes of five steps whose task is done in the third step and no other, where the start says so.</summary>
/// <param name="count">Worlds.</param>
/// <param name="share">Probability that an episode succeeds.</param>
public sealed class Doable(int count, double share) : TinyEnvironment(DoableSpec, count, worldSize: 1)
{
    private const int DoneAt = 3;

    public static EnvironmentSpec DoableSpec { get; } =
        new("tests/doable", VectorSpec.Unbounded(1), VectorSpec.Box(1, -1, 1), 5, 0.1, [EnvironmentSpec.Success]);

    protected override void Begin(double[] state, ref Rng rng) => state[0] = rng.NextDouble() < share ? 1 : 0;

    protected override (double Reward, bool Terminated) Advance(double[] state, ReadOnlySpan<float> action) => (state[0], false);

    protected override double Info(double[] state, int episodeStep) => episodeStep == DoneAt ? state[0] : 0;

    protected override void Observe(double[] state, Span<float> observation) => observation[0] = (float)state[0];
}
