namespace RoboIrl.Learners.Briee;

/// <summary>The most recent transitions of one layer; older ones are written over.</summary>
/// <param name="capacity">Most transitions, at least 1.</param>
/// <param name="observationSize">d.</param>
internal sealed class TransitionReplay(int capacity, int observationSize)
{
    private readonly float[] _here = new float[checked(capacity * observationSize)], _there = new float[checked(capacity * observationSize)];
    private readonly int[] _actions = new int[capacity];
    private readonly float[] _rewards = new float[capacity];
    private int _next;

    /// <summary>d, elements of an observation.</summary>
    public int ObservationSize => observationSize;

    /// <summary>n, transitions that are there; in no order.</summary>
    public int Count { get; private set; }

    /// <summary>[n, d] where an action was taken.</summary>
    public ReadOnlySpan<float> Here => _here.AsSpan(0, Count * observationSize);

    /// <summary>[n] the action.</summary>
    public ReadOnlySpan<int> Actions => _actions.AsSpan(0, Count);

    /// <summary>[n] its reward.</summary>
    public ReadOnlySpan<float> Rewards => _rewards.AsSpan(0, Count);

    /// <summary>[n, d] where it led.</summary>
    public ReadOnlySpan<float> There => _there.AsSpan(0, Count * observationSize);

    /// <summary>Adds transitions.</summary>
    /// <param name="here">[m, d]</param>
    /// <param name="actions">[m]</param>
    /// <param name="rewards">[m]</param>
    /// <param name="there">[m, d]</param>
    public void Add(ReadOnlySpan<float> here, ReadOnlySpan<int> actions, ReadOnlySpan<float> rewards, ReadOnlySpan<float> there)
    {
        for (int i = 0; i < actions.Length; i++)
        {
            here.Slice(i * observationSize, observationSize).CopyTo(_here.AsSpan(_next * observationSize));
            there.Slice(i * observationSize, observationSize).CopyTo(_there.AsSpan(_next * observationSize));
            (_actions[_next], _rewards[_next]) = (actions[i], rewards[i]);
            Count = Math.Max(Count, _next + 1);
            _next = (_next + 1) % capacity;
        }
    }
}
