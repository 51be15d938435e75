using System.Globalization;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs;

/// <summary>The end of a world's state, behind the physics and the task's own state: the episode's step count and the random stream.</summary>
/// <remarks>States come from files that anybody may have written.</remarks>
internal static class StateBookkeeping
{
    /// <summary>Doubles.</summary>
    public const int Size = 1 + StateWords.RngSize;

    /// <summary>Writes it.</summary>
    /// <param name="bookkeeping">[Size]</param>
    /// <param name="steps">Control steps since the episode started.</param>
    /// <param name="rng">The world's random stream.</param>
    public static void Write(Span<double> bookkeeping, int steps, in Rng rng)
    {
        bookkeeping[0] = steps;
        StateWords.Write(rng, bookkeeping[1..]);
    }

    /// <summary>Reads the step count.</summary>
    /// <param name="bookkeeping">[Size]</param>
    /// <param name="most">The largest that can be.</param>
    /// <param name="spec">The environment, for the message.</param>
    /// <exception cref="InvalidDataException">It is no whole number in [0, most].</exception>
    public static int ReadSteps(ReadOnlySpan<double> bookkeeping, int most, EnvironmentSpec spec)
    {
        double steps = bookkeeping[0];
        return steps >= 0 && steps <= most && steps == Math.Floor(steps)
            ? (int)steps
            : throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"A state of '{spec.Id}' says that it is from step {steps} of its episode, expected a whole number from 0 to {most}: it is damaged, or was recorded with a longer episode. Record it again in this environment."));
    }

    /// <summary>Reads the random stream.</summary>
    /// <param name="bookkeeping">[Size]</param>
    public static Rng ReadRng(ReadOnlySpan<double> bookkeeping) => StateWords.ReadRng(bookkeeping[1..]);
}
