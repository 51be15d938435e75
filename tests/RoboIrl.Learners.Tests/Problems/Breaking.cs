using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>A world to evaluate a point mass's policy in: reward 1 at each of 40 steps, but a share of the episodes breaks at the third.</summary>
public sealed class Breaking(int count, double share) : TinyEnvironment(PointMass.PointMassSpec, count, worldSize: 1)
{
    public const int Steps = 40;

    protected override void Begin(double[] state, ref Rng rng) => state[0] = rng.Uniform(0, 1);

    protected override (double Reward, bool Terminated) Advance(double[] state, ReadOnlySpan<float> action) => (1, false);

    protected override bool Faults(double[] state, int episodeStep) => state[0] < share && episodeStep == 3;

    protected override void Observe(double[] state, Span<float> observation) => observation.Fill(1);
}
