using System.Globalization;
using RoboIrl.Core.Environments;

namespace RoboIrl.Learners.Actors;

/// <summary>What a policy that squashes its actions into their bounds asks of an environment.</summary>
internal static class BoundedActions
{
    /// <summary>Refuses an environment with an action element that is not bounded on both sides: its squashing would have no scale.</summary>
    /// <param name="spec">The environment.</param>
    /// <param name="learner">Name of the learner, for the message.</param>
    /// <exception cref="UnsuitableEnvironmentException">An element has no finite, non-empty range in single precision.</exception>
    public static void Require(EnvironmentSpec spec, string learner)
    {
        VectorSpec action = spec.Action;
        for (int i = 0; i < action.Size; i++)
        {
            float low = i < action.Low.Count ? (float)action.Low[i] : float.NegativeInfinity;
            float high = i < action.High.Count ? (float)action.High[i] : float.PositiveInfinity;
            if (!(low < high && float.IsFinite(high - low)))
            {
                string name = i < action.Names.Count ? $" ('{action.Names[i]}')" : "";
                throw new UnsuitableEnvironmentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{learner} squashes each element of the action into its bounds, but element {i}{name} of the action of '{spec.Id}' ranges from {low} to {high}; expected finite bounds with the lower below the upper one. Bound the action (ctrlrange of the actuator in an MJCF model), or train with 'learner: ppo'."));
            }
        }
    }
}
