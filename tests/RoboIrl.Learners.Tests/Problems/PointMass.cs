using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>
/// A unit mass on a line, pushed by a force in [-1, 1]: bring it to rest at the origin. A linear system with quadratic
/// cost, so the optimal return is known up to the bounds of the force, the position and the velocity, which the optimal
/// controller rarely or never meets (they keep a bad controller's costs from dwarfing a good one's).
/// </summary>
public sealed class PointMass(int count) : TinyEnvironment(PointMassSpec, count, worldSize: 2)
{
    private const double Dt = 0.2, PositionCost = 1, VelocityCost = 0.1, ForceCost = 0.1, Limit = 2;
    private const int Steps = 40;

    public static EnvironmentSpec PointMassSpec { get; } =
        new("tests/point-mass", VectorSpec.Unbounded(2), VectorSpec.Box(1, -1, 1), Steps, Dt, ["step"]);

    /// <summary>Mean over the start distribution of the optimal return, by the finite-horizon Riccati recursion.</summary>
    public static double OptimalReturn()
    {
        // x' = A x + B u, A = [1 dt; 0 1], B = [dt^2/2, dt]; cost-to-go x^T P x. Cost is charged after the move.
        double p11 = 0, p12 = 0, p22 = 0;
        const double B1 = Dt * Dt / 2, B2 = Dt;
        for (int t = 0; t < Steps; t++)
        {
            double q11 = p11 + PositionCost, q12 = p12, q22 = p22 + VelocityCost;
            double uu = ForceCost + (B1 * B1 * q11) + (2 * B1 * B2 * q12) + (B2 * B2 * q22);
            double bq1 = (B1 * q11) + (B2 * q12), bq2 = (B1 * q12) + (B2 * q22);
            double k1 = bq1 / uu, k2 = ((bq1 * Dt) + bq2) / uu;
            p11 = q11 - (uu * k1 * k1);
            p12 = (q11 * Dt) + q12 - (uu * k1 * k2);
            p22 = (q11 * Dt * Dt) + (2 * q12 * Dt) + q22 - (uu * k2 * k2);
        }

        return -p11 / 3; // x uniform in [-1, 1] has second moment 1/3; the mass starts at rest.
    }

    protected override void Begin(double[] state, ref Rng rng) => (state[0], state[1]) = (rng.Uniform(-1, 1), 0);

    protected override (double Reward, bool Terminated) Advance(double[] state, ReadOnlySpan<float> action)
    {
        double force = Math.Clamp(action[0], -1, 1);
        state[0] = Math.Clamp(state[0] + (Dt * state[1]) + (Dt * Dt / 2 * force), -Limit, Limit);
        state[1] = Math.Clamp(state[1] + (Dt * force), -Limit, Limit);
        return (-((PositionCost * state[0] * state[0]) + (VelocityCost * state[1] * state[1]) + (ForceCost * force * force)), false);
    }

    protected override void Observe(double[] state, Span<float> observation) => (observation[0], observation[1]) = ((float)state[0], (float)state[1]);
}
