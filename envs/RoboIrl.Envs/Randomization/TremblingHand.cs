using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.Randomization;

/// <summary>A hand that now and then does something else than was asked of it: a uniformly random action.</summary>
/// <remarks>
/// Each step has a stream of its own, so the hand needs no state: a restored world trembles as it did. Named after the trembling-hand
/// equilibrium of game theory (Selten 1975).
/// </remarks>
/// <param name="action">The action vector; elements without bounds tremble in [-1, 1].</param>
/// <param name="probability">Of a random action in a step.</param>
internal sealed class TremblingHand(VectorSpec action, double probability)
{
    // Apart from the observation noise of the same step.
    private const ulong Streams = 1UL << 32;
    private readonly ActionBounds _bounds = new(action);
    private readonly float[] _executed = new float[action.Size];

    /// <summary>Whether the last action was replaced.</summary>
    public bool Trembled { get; private set; }

    /// <summary>Gives what is done in place of an action.</summary>
    /// <param name="wanted">[A]</param>
    /// <param name="seed">Of the episode.</param>
    /// <param name="step">Of the episode.</param>
    public ReadOnlySpan<float> Pass(ReadOnlySpan<float> wanted, ulong seed, int step)
    {
        Rng rng = new(seed, Streams + (ulong)step);
        Trembled = rng.NextDouble() < probability;
        if (Trembled)
        {
            _bounds.Sample(_executed, ref rng);
        }
        else
        {
            wanted.CopyTo(_executed);
        }

        return _executed;
    }
}
