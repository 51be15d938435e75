using System.Globalization;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;

namespace RoboIrl.Conversion.D4rl;

/// <summary>Where the episodes of a D4RL file end, found before they are read.</summary>
/// <remarks>
/// A row ends an episode where it is terminal, where it is marked as a timeout, or where its next observation is not the observation of the
/// next row. What follows the last end is unfinished and left out, as D4RL's own reader does.
/// </remarks>
internal sealed class D4rlEpisodes
{
    private const float Tolerance = 1e-6f; // relative above 1: next observations may have been computed once more
    private readonly List<(int Row, EpisodeEnd End)> _ends = [];

    /// <summary>Looks through all rows.</summary>
    /// <exception cref="DatasetException">There are too many rows or no end, or a row holds what cannot be.</exception>
    public D4rlEpisodes(D4rlColumns columns, ImportOptions options)
    {
        if (columns.Rows > int.MaxValue - 1)
        {
            throw new DatasetException($"{columns.Observations.Where} has {columns.Rows} rows, expected at most {int.MaxValue - 1}.");
        }

        int begin = 0;
        for (int row = 0; row < columns.Rows; row++)
        {
            if (row % 4096 == 0)
            {
                options.Stop.ThrowIfCancellationRequested();
                options.Progress?.Invoke(DatasetConverter.FirstPass * row / columns.Rows);
            }

            LargestAction = Math.Max(LargestAction, Largest(columns.Actions.Row(row)));
            EpisodeEnd end = columns.Terminals.Row(row) ? EpisodeEnd.Terminated
                : columns.Timeouts?.Row(row) == true || Breaks(columns, row) ? EpisodeEnd.Truncated
                : EpisodeEnd.None;
            if (end != EpisodeEnd.None)
            {
                _ends.Add((row, end));
                Longest = Math.Max(Longest, row + 1 - begin);
                begin = row + 1;
            }
        }

        if (_ends.Count == 0)
        {
            string times = columns.Timeouts is null ? "there are no 'timeouts'" : "none of its 'timeouts' is set";
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{columns.Terminals.Where}: none of its {columns.Rows} rows is terminal and {times}, so no episode is finished. Add 'timeouts' that are true in the last row of each episode."));
        }
    }

    /// <summary>Last rows of the episodes, and how they ended.</summary>
    public IReadOnlyList<(int Row, EpisodeEnd End)> Ends => _ends;

    /// <summary>Steps of the longest.</summary>
    public int Longest { get; }

    /// <summary>The largest magnitude of an action's element.</summary>
    public float LargestAction { get; }

    private static bool Breaks(D4rlColumns columns, int row)
    {
        if (columns.NextObservations is not { } column || row + 1 >= columns.Rows)
        {
            return false;
        }

        ReadOnlySpan<float> next = column.Row(row), following = columns.Observations.Row(row + 1);
        for (int i = 0; i < next.Length; i++)
        {
            if (Math.Abs(next[i] - following[i]) > Tolerance * Math.Max(1, Math.Abs(next[i])))
            {
                return true;
            }
        }

        return false;
    }

    private static float Largest(ReadOnlySpan<float> action)
    {
        float largest = 0;
        foreach (float value in action)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
