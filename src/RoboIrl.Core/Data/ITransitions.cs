using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Data;

/// <summary>Transitions that can be read by index: a replay buffer or a dataset.</summary>
public interface ITransitions
{
    /// <summary>Number of transitions that can be read now; indices are 0 .. TransitionCount-1.</summary>
    int TransitionCount { get; }

    /// <summary>Copies transitions into the caller's columns; columns of length zero are left out.</summary>
    /// <param name="transitions">[B] indices, each below <see cref="TransitionCount"/>.</param>
    /// <param name="into">B rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not below <see cref="TransitionCount"/>.</exception>
    /// <exception cref="ArgumentException">A column has neither zero nor B rows.</exception>
    void Gather(ReadOnlySpan<int> transitions, TransitionColumns into);

    /// <summary>Draws indices uniformly, with replacement.</summary>
    /// <param name="indices">Every element is written.</param>
    /// <param name="rng">Source of the draws.</param>
    /// <exception cref="InvalidOperationException">There is no transition.</exception>
    void Sample(Span<int> indices, ref Rng rng)
    {
        int count = TransitionCount;
        if (count == 0)
        {
            throw new InvalidOperationException("There is no transition to draw: collect some before the first update.");
        }

        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = rng.NextInt(count);
        }
    }
}
