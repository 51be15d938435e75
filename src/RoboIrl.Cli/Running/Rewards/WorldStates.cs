using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Recorded states, shown through the views of their worlds.</summary>
/// <param name="worlds">The worlds, each with a view of the same kind; owned from now on.</param>
/// <param name="states">Their states, at least one.</param>
internal sealed class WorldStates<TWorld>(IReadOnlyList<RecordedWorld> worlds, IReadOnlyList<RecordedState> states) : RecordedStates<TWorld>
    where TWorld : class, IWorld
{
    private readonly double[] _observation = new double[worlds[0].World.Spec.Observation.Size]; // the same of all
    private RecordedState _shown = states[0];

    public override int Count => states.Count;

    public override TWorld View => (TWorld)(object)_shown.Of.View;

    public override ReadOnlySpan<double> Action => _shown.Action;

    public override string Describe(int index) => states[index].From;

    public override void Show(int index)
    {
        _shown = states[index];
        _shown.Of.World.SetState(_shown.State, _observation);
    }

    protected override void Dispose(bool disposing)
    {
        foreach (RecordedWorld world in worlds)
        {
            world.Dispose();
        }
    }
}
