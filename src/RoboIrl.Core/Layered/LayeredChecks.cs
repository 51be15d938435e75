namespace RoboIrl.Core.Layered;

/// <summary>What every <see cref="ILayeredBatch"/> refuses, for those who write one.</summary>
public static class LayeredChecks
{
    /// <summary>Refuses a capacity.</summary>
    /// <param name="capacity">Episodes at once.</param>
    /// <param name="bytes">Memory that each takes in the largest array.</param>
    /// <returns>The capacity.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1, or does not fit into one array.</exception>
    public static int Capacity(int capacity, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Array.MaxLength / bytes);
        return capacity;
    }

    /// <summary>Refuses arguments of <see cref="ILayeredBatch.Begin"/>.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="firstEpisode">Number of the episode in row 0.</param>
    /// <param name="count">Number of episodes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static void Begin(ILayeredBatch batch, long firstEpisode, int count)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfNegative(firstEpisode);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, batch.Capacity);
    }

    /// <summary>Refuses to go on where nothing was begun.</summary>
    /// <param name="batch">The batch.</param>
    /// <exception cref="InvalidOperationException">No episode runs.</exception>
    public static void Begun(ILayeredBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0)
        {
            throw new InvalidOperationException($"No episode runs: call {nameof(ILayeredBatch.Begin)} first.");
        }
    }

    /// <summary>Refuses arguments of <see cref="ILayeredBatch.Observe"/>.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="start">First row.</param>
    /// <param name="length">Numbers that there is room for.</param>
    /// <returns>How many rows they are.</returns>
    /// <exception cref="ArgumentException">They are no whole rows, or go beyond those that run.</exception>
    /// <exception cref="InvalidOperationException">No episode runs.</exception>
    public static int Rows(ILayeredBatch batch, int start, int length)
    {
        Begun(batch);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        int size = batch.Spec.ObservationSize, rows = length / size;
        return length == rows * size && rows <= batch.Count - start
            ? rows
            : throw new ArgumentException($"{length} numbers from row {start} on do not fit {batch.Count} episodes of {size} each: pass whole rows of those that run.");
    }

    /// <summary>Refuses arguments of <see cref="ILayeredBatch.Step"/>.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="actions">An action per episode.</param>
    /// <param name="rewards">How many rewards there is room for.</param>
    /// <exception cref="ArgumentException">A length is wrong, or an action is out of range.</exception>
    /// <exception cref="InvalidOperationException">No episode runs, or they are over.</exception>
    public static void Step(ILayeredBatch batch, ReadOnlySpan<int> actions, int rewards)
    {
        Begun(batch);
        if (batch.Layer >= batch.Spec.Horizon)
        {
            throw new InvalidOperationException($"The episodes are over after {batch.Spec.Horizon} decisions: begin new ones.");
        }

        if (actions.Length != batch.Count || rewards != batch.Count)
        {
            throw new ArgumentException($"{actions.Length} actions and room for {rewards} rewards were passed for {batch.Count} episodes: pass one of each for every episode.");
        }

        uint bound = (uint)batch.Spec.Actions;
        for (int row = 0; row < actions.Length; row++)
        {
            if ((uint)actions[row] >= bound)
            {
                throw new ArgumentException($"actions[{row}] is {actions[row]}: actions are 0 .. {bound - 1}.", nameof(actions));
            }
        }
    }

    /// <summary>Refuses a length that is not the number of episodes, for example of <see cref="IRevealedBatch.ReadLatents"/>.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="length">The length.</param>
    /// <exception cref="ArgumentException">It is another number.</exception>
    /// <exception cref="InvalidOperationException">No episode runs.</exception>
    public static void Whole(ILayeredBatch batch, int length)
    {
        Begun(batch);
        if (length != batch.Count)
        {
            throw new ArgumentException($"There are {batch.Count} episodes, not {length}.");
        }
    }

    /// <summary>Refuses a row that no episode runs in.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="row">The row.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    /// <exception cref="InvalidOperationException">No episode runs.</exception>
    public static void Row(ILayeredBatch batch, int row)
    {
        Begun(batch);
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, batch.Count);
    }
}
