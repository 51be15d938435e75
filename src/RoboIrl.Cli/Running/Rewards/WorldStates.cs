using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs;
using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Recorded states of one world, shown through its view.</summary>
internal sealed class WorldStates<TWorld>(MuJoCoEnvironment world, TWorld view, IReadOnlyList<RecordedState> states) : RecordedStates<TWorld>
    where TWorld : class, IWorld
{
    private readonly double[] _observation = new double[world.Spec.Observation.Size];
    private RecordedState _shown = states[0];

    public override int Count => states.Count;

    public override TWorld View => view;

    public override ReadOnlySpan<double> Action => _shown.Action;

    public override string Describe(int index) => states[index].From;

    public override void Show(int index)
    {
        _shown = states[index];
        world.SetState(_shown.State, _observation);
    }

    protected override void Dispose(bool disposing) => world.Dispose();
}
