using RoboIrl.Core.Environments;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.MetaWorld.Experts;

/// <summary>A scripted expert as a policy: drives the tool centre point in proportion to the distance, inside the action box.</summary>
/// <param name="spec">The environment; what follows the 39 numbers of one task, such as a code of the task, does not matter.</param>
/// <param name="rule">The task's expert.</param>
/// <param name="form">How the environment writes its observations.</param>
public sealed class ExpertPolicy(EnvironmentSpec spec, ExpertRule rule, ObservationForm form = ObservationForm.Plain) : RowPolicy(spec)
{
    /// <summary>The action of one row.</summary>
    /// <param name="rule">The task's expert.</param>
    /// <param name="observation">[39] plain.</param>
    /// <param name="action">[4] each in [-1, 1].</param>
    public static void Act(ExpertRule rule, ReadOnlySpan<float> observation, Span<float> action)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ExpertView view = new(observation);
        Command command = rule(view);
        Vec3 way = command.Gain * (command.Target - view.Tcp);
        (action[0], action[1], action[2], action[3]) = (Clip(way.X), Clip(way.Y), Clip(way.Z), Clip(command.Grip));
    }

    /// <inheritdoc/>
    protected override void ActRow(ReadOnlySpan<float> observation, Span<float> action, ActMode mode, ref Rng rng)
    {
        ReadOnlySpan<float> seen = observation[..ObservationNames.Count];
        if (form == ObservationForm.Plain)
        {
            Act(rule, seen, action);
            return;
        }

        Span<float> plain = stackalloc float[ObservationNames.Count];
        ScaledObservation.ToPlain(seen, plain);
        Act(rule, plain, action);
    }

    private static float Clip(double value) => (float)Math.Clamp(value, -1, 1);
}
