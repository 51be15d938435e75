using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>A world to evaluate a point mass's policy in, 40 steps an episode, that asks for a stop at a step of its own.</summary>
public sealed class Stopping(CancellationTokenSource stop, int stopAt) : TinyEnvironment(PointMass.PointMassSpec, count: 1, worldSize: 2)
{
    private int _steps;

    protected override void Begin(double[] state, ref Rng rng) => (state[0], state[1]) = (rng.Uniform(-1, 1), 0);

    protected override (double Reward, bool Terminated) Advance(double[] state, ReadOnlySpan<float> action)
    {
        if (++_steps == stopAt)
        {
            stop.Cancel();
        }

        state[0] += 0.1 * action[0];
        return (-state[0] * state[0], false);
    }

    protected override void Observe(double[] state, Span<float> observation) => (observation[0], observation[1]) = ((float)state[0], (float)state[1]);
}
