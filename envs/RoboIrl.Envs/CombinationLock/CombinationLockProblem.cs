using System.Globalization;
using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.CombinationLock;

/// <summary>
/// The rich-observation combination lock: two good states and a bad one in every layer, one opening action for each good state.
/// It leads to one of the next layer's good states; any other action leads to the bad state, which is never left. The last opening
/// action pays 1, a wrong action in a good state a small consolation: who goes for that never opens the lock. Of state and layer
/// only a noisy code is seen, rotated by a Hadamard matrix. The README beside this file has the definitions, with their source.
/// </summary>
public sealed class CombinationLockProblem : IRevealedProblem
{
    /// <summary>N, hidden states of a layer.</summary>
    public const int States = CombinationLockOptions.LatentStates;

    /// <summary>The hidden state that is never left; 0 and 1 are the good ones.</summary>
    public const int Bad = 2;

    private const int GoodStates = 2;
    private readonly byte[] _openings;
    private readonly Lazy<LatentModel> _latents;

    /// <summary>Creates a lock with opening actions of its own.</summary>
    /// <param name="options">Sizes and rules.</param>
    /// <param name="seed">Decides the opening actions: any value.</param>
    /// <exception cref="ArgumentException">An option is out of range: the message names it.</exception>
    public CombinationLockProblem(CombinationLockOptions options, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Options = options;
        Spec = new LayeredSpec(string.Create(CultureInfo.InvariantCulture, $"lock-h{options.Horizon}"), options.Horizon, options.Actions, options.Size, States);
        Rng rng = new(seed);
        _openings = new byte[options.Horizon * GoodStates];
        for (int i = 0; i < _openings.Length; i++)
        {
            _openings[i] = (byte)rng.NextInt(options.Actions);
        }

        _latents = new Lazy<LatentModel>(() => LockModel.Build(this));
    }

    /// <inheritdoc/>
    public LayeredSpec Spec { get; }

    /// <summary>Sizes and rules.</summary>
    public CombinationLockOptions Options { get; }

    /// <inheritdoc/>
    public LatentModel Latents => _latents.Value;

    /// <summary>Decimal logarithm of the probability that uniformly drawn actions open the lock, -H log10 A: of the probability itself little is left from 300 decisions on.</summary>
    public double UniformSuccessLog10 => -Options.Horizon * Math.Log10(Options.Actions);

    /// <summary>The action that opens a good state.</summary>
    /// <param name="layer">0 .. H-1.</param>
    /// <param name="state">0 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public int Opening(int layer, int state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, Options.Horizon);
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, GoodStates);
        return _openings[(layer * GoodStates) + state];
    }

    /// <summary>Probability of the consolation for a wrong action in a good state.</summary>
    /// <param name="layer">0 .. H-1.</param>
    internal double Consoles(int layer) =>
        layer == Options.Horizon - 1 && Options.Definition == LockDefinition.PaperText ? 0 : Options.Consoles;

    /// <inheritdoc/>
    public ILayeredBatch CreateBatch(int capacity) => new CombinationLockBatch(this, capacity);

    /// <inheritdoc/>
    public IRevealedBatch CreateRevealedBatch(int capacity) => new CombinationLockBatch(this, capacity);
}
