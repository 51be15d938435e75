using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Layered;

/// <summary>What was seen in episodes, one row each; can be added to.</summary>
/// <param name="observationSize">d.</param>
internal sealed class RolloutData(int observationSize)
{
    private int[] _members = [], _actions = [], _continuations = [], _latents = [];
    private float[] _returns = [], _fork = [], _end = [];

    /// <summary>Whether observations of the layer of the uniform action are kept.</summary>
    public bool KeepsFork { get; init; }

    /// <summary>Whether observations of the last layer are kept.</summary>
    public bool KeepsEnd { get; init; }

    /// <summary>Whether the hidden states of the last layer are kept.</summary>
    public bool KeepsLatents { get; init; }

    /// <summary>d, elements of an observation.</summary>
    public int ObservationSize => observationSize;

    /// <summary>n, number of episodes.</summary>
    public int Count { get; private set; }

    /// <summary>[n] the policy that led to the uniform action.</summary>
    public Span<int> Members => _members.AsSpan(0, Count);

    /// <summary>[n] the uniform action.</summary>
    public Span<int> Actions => _actions.AsSpan(0, Count);

    /// <summary>[n] the policy that went on after it.</summary>
    public Span<int> Continuations => _continuations.AsSpan(0, Count);

    /// <summary>[n] sum of the rewards from the uniform action on, that of the action included; of all where there was none.</summary>
    public Span<float> Returns => _returns.AsSpan(0, Count);

    /// <summary>[n] hidden states at the end, or empty.</summary>
    public Span<int> Latents => _latents.AsSpan(0, KeepsLatents ? Count : 0);

    /// <summary>[n, d] observations where the action was drawn, or empty.</summary>
    public Span<float> Fork => _fork.AsSpan(0, KeepsFork ? Count * observationSize : 0);

    /// <summary>[n, d] observations at the end, or empty.</summary>
    public Span<float> End => _end.AsSpan(0, KeepsEnd ? Count * observationSize : 0);

    /// <summary>Makes room for more episodes; what is there stays.</summary>
    /// <param name="count">How many more.</param>
    public void Grow(int count)
    {
        Count = checked(Count + count);
        Array.Resize(ref _members, Count);
        Array.Resize(ref _actions, Count);
        Array.Resize(ref _continuations, Count);
        Array.Resize(ref _returns, Count);
        Array.Resize(ref _latents, KeepsLatents ? Count : 0);
        Array.Resize(ref _fork, KeepsFork ? checked(Count * observationSize) : 0);
        Array.Resize(ref _end, KeepsEnd ? checked(Count * observationSize) : 0);
    }

    /// <summary>Brings episodes into no order: as they are played, those that followed the same policy stand together.</summary>
    /// <param name="rng">Source of the order.</param>
    public void Shuffle(ref Rng rng)
    {
        for (int i = Count - 1; i > 0; i--)
        {
            int j = rng.NextInt(i + 1);
            Swap(Members, i, j, 1);
            Swap(Actions, i, j, 1);
            Swap(Continuations, i, j, 1);
            Swap(Returns, i, j, 1);
            Swap(Latents, i, j, 1);
            Swap(Fork, i, j, observationSize);
            Swap(End, i, j, observationSize);
        }
    }

    private static void Swap<T>(Span<T> column, int i, int j, int width)
    {
        for (int k = 0; k < width && !column.IsEmpty; k++)
        {
            (column[(i * width) + k], column[(j * width) + k]) = (column[(j * width) + k], column[(i * width) + k]);
        }
    }
}
