using RoboIrl.Core.Environments;
using RoboIrl.Envs;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>A state of a world and the action that led to it.</summary>
/// <param name="State">Everything, to go back to it.</param>
/// <param name="Action">Every element in [-1, 1], as programs see it.</param>
/// <param name="From">Where it is from, in words.</param>
internal sealed record RecordedState(double[] State, double[] Action, string From)
{
    /// <summary>The state that a world is in.</summary>
    public static RecordedState Of(MuJoCoEnvironment world, ReadOnlySpan<float> action, string from)
    {
        double[] state = new double[world.StateSize];
        world.GetState(state);
        return new RecordedState(state, Scale(action, world.Spec.Action), from);
    }

    private static double[] Scale(ReadOnlySpan<float> action, VectorSpec bounds)
    {
        double[] scaled = new double[action.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            (double low, double high) = bounds.Low.Count > 0 && double.IsFinite(bounds.High[i] - bounds.Low[i]) && bounds.High[i] > bounds.Low[i] ? (bounds.Low[i], bounds.High[i]) : (-1, 1);
            scaled[i] = Math.Clamp(((2 * action[i]) - low - high) / (high - low), -1, 1);
        }

        return scaled;
    }
}
