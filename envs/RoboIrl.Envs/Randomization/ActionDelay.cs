using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.Randomization;

/// <summary>Actions that arrive some control steps late. Before the first one arrives, the action is 0.</summary>
/// <param name="fewest">Least delay, in control steps.</param>
/// <param name="most">Largest delay.</param>
/// <param name="actionSize">A</param>
internal sealed class ActionDelay(int fewest, int most, int actionSize)
{
    private readonly float[] _ring = new float[(most + 1) * actionSize];
    private readonly float[] _late = new float[actionSize];

    /// <summary>Steps by which the actions of this episode are late.</summary>
    public int Steps { get; private set; }

    /// <summary>Doubles of the state: the delay and the actions on their way.</summary>
    public int StateSize => 1 + _ring.Length;

    public void Begin(ref Rng rng)
    {
        Steps = fewest + (most > fewest ? rng.NextInt(most - fewest + 1) : 0);
        Array.Clear(_ring);
    }

    /// <summary>Takes an action in and gives the one that arrives now.</summary>
    /// <param name="action">[A]</param>
    /// <param name="step">Control steps since the start of the episode.</param>
    /// <returns>[A] valid until the next call.</returns>
    public ReadOnlySpan<float> Pass(ReadOnlySpan<float> action, int step)
    {
        action.CopyTo(Slot(step));
        if (step < Steps)
        {
            Array.Clear(_late);
        }
        else
        {
            Slot(step - Steps).CopyTo(_late);
        }

        return _late;
    }

    public void GetState(Span<double> state)
    {
        state[0] = Steps;
        for (int i = 0; i < _ring.Length; i++)
        {
            state[1 + i] = _ring[i];
        }
    }

    public void SetState(ReadOnlySpan<double> state)
    {
        Steps = (int)Math.Clamp(state[0], 0, most); // states come from files that anybody may have written
        for (int i = 0; i < _ring.Length; i++)
        {
            _ring[i] = (float)state[1 + i];
        }
    }

    private Span<float> Slot(int step) => _ring.AsSpan((step % (most + 1)) * actionSize, actionSize);
}
