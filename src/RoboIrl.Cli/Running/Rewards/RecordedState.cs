using RoboIrl.Envs;
using RoboIrl.Envs.RewardPrograms;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>A state of a world and the action that led to it.</summary>
/// <param name="Of">The world.</param>
/// <param name="State">Everything, to go back to it.</param>
/// <param name="Action">Every element in [-1, 1], as programs see it.</param>
/// <param name="From">Where it is from, in words.</param>
internal sealed record RecordedState(RecordedWorld Of, double[] State, double[] Action, string From)
{
    /// <summary>The state that a world is in.</summary>
    public static RecordedState Now(RecordedWorld of, ReadOnlySpan<float> action, string from)
    {
        MuJoCoEnvironment world = of.World;
        double[] state = new double[world.StateSize];
        world.GetState(state);
        double[] scaled = new double[action.Length];
        new ActionScale(world.Spec.Action).Apply(action, scaled);
        return new RecordedState(of, state, scaled, from);
    }
}
