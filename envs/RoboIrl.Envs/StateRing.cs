namespace RoboIrl.Envs;

/// <summary>The last states and actions of a world, for a look at what led to a numeric fault. Allocates nothing after its construction.</summary>
/// <param name="capacity">Most steps that are kept.</param>
/// <param name="stateSize">Doubles per state.</param>
/// <param name="actionSize">Floats per action.</param>
internal sealed class StateRing(int capacity, int stateSize, int actionSize)
{
    /// <summary>Most bytes of the rings of all worlds together, where that leaves each <see cref="LeastSteps"/>.</summary>
    public const long Budget = 64 * 1024 * 1024;

    /// <summary>What a ring always keeps: the step that failed and the one that led to it.</summary>
    public const int LeastSteps = 2;

    private readonly double[] _states = new double[capacity * stateSize];
    private readonly float[] _actions = new float[capacity * actionSize];
    private long _steps;

    /// <summary>Most steps that are kept.</summary>
    public int Capacity => capacity;

    /// <summary>State before the newest step.</summary>
    public Span<double> State => StateAt(_steps - 1);

    /// <summary>Action of the newest step.</summary>
    public Span<float> Action => ActionAt(_steps - 1);

    /// <summary>How many steps a ring keeps: <see cref="NumericFault.MostStates"/> unless there are so many worlds that they would fill the memory.</summary>
    /// <param name="worlds">Worlds that live together, at least 1.</param>
    /// <param name="stateSize">Doubles per state.</param>
    /// <param name="actionSize">Floats per action.</param>
    public static int CapacityFor(int worlds, int stateSize, int actionSize)
    {
        long step = ((long)stateSize * sizeof(double)) + ((long)actionSize * sizeof(float));
        return (int)Math.Clamp(Budget / (worlds * step), LeastSteps, NumericFault.MostStates);
    }

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
