using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>Each episode is as long as was drawn for it, 2 to 6 steps, and tells that in all of them: a randomized environment without physics.</summary>
/// <param name="count">Worlds.</param>
/// <param name="tells">Whether the environment says that the value is drawn.</param>
public sealed class Drawing(int count, bool tells = true) : TinyEnvironment(SpecFor(tells), count, worldSize: 2)
{
    /// <summary>The next length that a world's stream gives.</summary>
    public static int Draw(ref Rng rng) => 2 + rng.NextInt(5);

    protected override void Begin(double[] state, ref Rng rng) => (state[0], state[1]) = (Draw(ref rng), 0);

    protected override (double Reward, bool Terminated) Advance(double[] state, ReadOnlySpan<float> action) => (1, ++state[1] >= state[0]);

    protected override double Info(double[] state, int episodeStep) => state[0];

    protected override void Observe(double[] state, Span<float> observation) => observation[0] = (float)state[1];

    private static EnvironmentSpec SpecFor(bool tells) =>
        new("tests/drawing", VectorSpec.Unbounded(1), VectorSpec.Box(1, -1, 1), 100, 0.1, ["length"]) { DrawColumns = tells ? [0] : [] };
}
