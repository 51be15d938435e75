namespace RoboIrl.Envs;

/// <summary>The last states and actions of a world, for a look at what led to a numeric fault. Allocates nothing after its construction.</summary>
/// <param name="capacity">Most steps that are kept.</param>
/// <param name="stateSize">Doubles per state.</param>
/// <param name="actionSize">Floats per action.</param>
internal sealed class StateRing(int capacity, int stateSize, int actionSize)
{
    private readonly double[] _states = new double[capacity * stateSize];
    private readonly float[] _actions = new float[capacity * actionSize];
    private long _steps;

    /// <summary>State before the newest step.</summary>
    public Span<double> State => StateAt(_steps - 1);

    /// <summary>Action of the newest step.</summary>
    public Span<float> Action => ActionAt(_steps - 1);

    /// <summary>Forgets what is kept: the next step follows on nothing.</summary>
    public void Clear() => _steps = 0;

    /// <summary>Makes room for a step; the caller fills <see cref="State"/> and <see cref="Action"/>.</summary>
    public void Advance() => _steps++;

    /// <summary>Copies of the states, oldest first.</summary>
    public double[][] CopyStates() => [.. Kept().Select(step => StateAt(step).ToArray())];

    /// <summary>Copies of the actions, oldest first.</summary>
    public float[][] CopyActions() => [.. Kept().Select(step => ActionAt(step).ToArray())];

    private IEnumerable<long> Kept()
    {
        for (long step = Math.Max(0, _steps - capacity); step < _steps; step++)
        {
            yield return step;
        }
    }

    private Span<double> StateAt(long step) => _states.AsSpan((int)(step % capacity) * stateSize, stateSize);

    private Span<float> ActionAt(long step) => _actions.AsSpan((int)(step % capacity) * actionSize, actionSize);
}
