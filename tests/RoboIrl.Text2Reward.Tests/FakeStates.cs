using RoboIrl.Core.Randomness;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Text2Reward.Tests;

/// <summary>Numbers out of the air in place of a recording: as many states as a test needs.</summary>
internal sealed class FakeStates<TWorld>(TWorld world, int actions, int count = 100) : RecordedStates<TWorld>
    where TWorld : FakeWorld
{
    private readonly double[] _action = new double[actions];

    public override int Count => count;

    public override TWorld View => world;

    public override ReadOnlySpan<double> Action => _action;

    public override string Describe(int index) => $"random, step {index}";

    public override void Show(int index)
    {
        Rng rng = new(5, (ulong)index);
        world.Draw(ref rng);
        foreach (ref double a in _action.AsSpan())
        {
            a = rng.Uniform(-1, 1);
        }
    }

    protected override void Dispose(bool disposing)
    {
    }
}
