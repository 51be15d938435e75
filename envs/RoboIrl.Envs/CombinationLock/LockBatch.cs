using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.CombinationLock;

/// <summary>What batches of locks share: a key and a hidden state per episode, the rules' numbers, and the checks of every call.</summary>
/// <param name="spec">Sizes.</param>
/// <param name="rules">The lock whose rules hold.</param>
/// <param name="capacity">Episodes at once.</param>
internal abstract class LockBatch(LayeredSpec spec, CombinationLockProblem rules, int capacity) : IRevealedBatch
{
    private const double Two32 = 4294967296.0;
    private const ulong ObservationStream = 0x6A09E667F3BCC908UL; // keeps noise apart from transitions
    private readonly ulong[] _keys = new ulong[LayeredChecks.Capacity(capacity, sizeof(ulong))];
    private readonly byte[] _states = new byte[capacity];
    private bool _disposed;

    public LayeredSpec Spec => spec;

    public int Capacity => _keys.Length;

    public int Count { get; private set; }

    public int Layer { get; private set; }

    /// <summary>The lock whose rules hold.</summary>
    protected CombinationLockProblem Rules => rules;

    /// <summary>The running episodes' keys.</summary>
    protected ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Count);

    /// <summary>The running episodes' hidden states.</summary>
    protected Span<byte> States => _states.AsSpan(0, Count);

    /// <summary>The lower half of a transition's bits is below it where the other good state follows.</summary>
    protected ulong SwitchBelow { get; } = (ulong)(rules.Options.SwitchProbability * Two32);

    /// <summary>The upper half of a transition's bits is below it where a wrong action is consoled.</summary>
    protected ulong ConsoledBelow => (ulong)(rules.Consoles(Layer) * Two32);

    /// <summary>What an opening action pays in this layer.</summary>
    protected float Prize => Layer == spec.Horizon - 1 ? 1 : 0;

    public void Begin(ulong seed, long firstEpisode, int count)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        LayeredChecks.Begin(this, firstEpisode, count);
        Count = count;
        Layer = 0;
        for (int row = 0; row < count; row++)
        {
            ulong key = CounterRandom.Key(seed, (ulong)firstEpisode + (ulong)row);
            _keys[row] = key;
            _states[row] = (byte)((uint)CounterRandom.Bits(key, 0) < SwitchBelow ? 1 : 0);
        }

        Start();
    }

    public void Observe(int start, Span<float> observations)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int rows = LayeredChecks.Rows(this, start, observations.Length), size = spec.ObservationSize;
        for (int row = 0; row < rows; row++)
        {
            Write(start + row, NoiseKey(start + row), observations.Slice(row * size, size));
        }
    }

    public void Step(ReadOnlySpan<int> actions, Span<float> rewards)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        LayeredChecks.Step(this, actions, rewards.Length);
        Advance(actions, rewards);
        Layer++;
    }

    public void ReadLatents(Span<int> latents)
    {
        LayeredChecks.Whole(this, latents.Length);
        for (int row = 0; row < latents.Length; row++)
        {
            latents[row] = _states[row];
        }
    }

    public void Dispose()
    {
        _disposed = true;
        Count = 0;
        Release();
    }

    /// <summary>Episodes have begun.</summary>
    protected abstract void Start();

    /// <summary>Frees what is not managed; called at least once.</summary>
    protected abstract void Release();

    /// <summary>Takes the decisions of this layer; the layer itself goes on afterwards.</summary>
    /// <param name="actions">[n]</param>
    /// <param name="rewards">[n]</param>
    protected abstract void Advance(ReadOnlySpan<int> actions, Span<float> rewards);

    /// <summary>Writes what is seen.</summary>
    /// <param name="row">Episode.</param>
    /// <param name="key">Decides the noise.</param>
    /// <param name="observation">[d]</param>
    protected abstract void Write(int row, ulong key, Span<float> observation);

    /// <summary>Key of what is drawn for the current layer beside the transition.</summary>
    /// <param name="row">Episode.</param>
    protected ulong NoiseKey(int row) => CounterRandom.Bits(_keys[row] ^ ObservationStream, (ulong)Layer);
}
