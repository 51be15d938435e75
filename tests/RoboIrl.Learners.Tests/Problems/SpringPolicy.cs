using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>Drives the point mass as a damped spring would: force = -(stiffness x + damping v), within its bounds.</summary>
public sealed class SpringPolicy(float stiffness, float damping) : IPolicy
{
    /// <summary>Close to the optimal controller.</summary>
    public static SpringPolicy Expert { get; } = new(2.4f, 2.3f);

    /// <summary>Too weak to be quick.</summary>
    public static SpringPolicy Weak { get; } = new(0.4f, 0.5f);

    public EnvironmentSpec Spec => PointMass.PointMassSpec;

    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng)
    {
        for (int row = 0; row < actions.Length; row++)
        {
            actions[row] = Math.Clamp(-((stiffness * observations[2 * row]) + (damping * observations[(2 * row) + 1])), -1, 1);
        }
    }
}
