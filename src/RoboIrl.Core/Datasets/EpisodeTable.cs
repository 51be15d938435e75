using System.Globalization;
using RoboIrl.Native;

namespace RoboIrl.Core.Datasets;

/// <summary>The records of all episodes, judged one by one when they are opened, and where each row belongs.</summary>
internal sealed class EpisodeTable : IDisposable
{
    private readonly MappedFile _records;
    private readonly int[] _starts;   // [E + 1] row of each episode's first transition, then N
    private readonly ulong[] _last;   // a bit per transition: the last of its episode

    /// <summary>Opens and judges the records.</summary>
    /// <param name="folder">The dataset.</param>
    /// <param name="index">How many count, and what they add up to.</param>
    /// <param name="layouts">The columns.</param>
    /// <exception cref="DatasetException">A record is missing, damaged or impossible.</exception>
    public EpisodeTable(string folder, DatasetIndex index, IReadOnlyList<ColumnLayout> layouts)
    {
        string path = Path.Combine(folder, EpisodeRecord.FileName);
        long bytes = index.Episodes * EpisodeRecord.Bytes, there = MappedFile.LengthOf(path);
        if (there < bytes)
        {
            throw Broken(path, there / EpisodeRecord.Bytes, $"the file has {there} bytes, expected at least {bytes}");
        }

        _records = new MappedFile(path, bytes);
        try
        {
            // Judged before memory is set aside for them: an index may claim anything.
            Judge(path, index, layouts);
            _starts = new int[index.Episodes + 1];
            _last = new ulong[(index.Transitions + 63) / 64];
            for (int e = 0; e < index.Episodes; e++)
            {
                int end = (int)(this[e].First + this[e].Steps);
                _starts[e + 1] = end;
                _last[(end - 1) >> 6] |= 1UL << ((end - 1) & 63);
            }
        }
        catch
        {
            _records.Dispose();
            throw;
        }

        (Episodes, Transitions) = ((int)index.Episodes, (int)index.Transitions);
    }

    /// <summary>E.</summary>
    public int Episodes { get; }

    /// <summary>N.</summary>
    public int Transitions { get; }

    /// <summary>A record.</summary>
    /// <param name="episode">0 .. E-1.</param>
    public EpisodeRecord this[int episode] => _records.Span<EpisodeRecord>(episode, 1)[0];

    /// <summary>Whether a transition is the last of its episode.</summary>
    public bool IsLast(int transition) => (_last[transition >> 6] >> (transition & 63) & 1) != 0;

    /// <summary>The episode of a transition.</summary>
    public int EpisodeOf(int transition)
    {
        int at = Array.BinarySearch(_starts, transition);
        return at >= 0 ? at : ~at - 1;
    }

    public void Dispose() => _records.Dispose();

    private void Judge(string path, DatasetIndex index, IReadOnlyList<ColumnLayout> layouts)
    {
        long first = 0;
        uint chain = 0;
        long widest = layouts.Max(static l => (long)l.Width);
        for (int e = 0; e < index.Episodes; e++)
        {
            EpisodeRecord record = this[e];
            chain = record.ChainAfter(chain);
            if (record.Chain != chain)
            {
                throw Broken(path, e, "its record does not have the checksum it was written with");
            }

            if (record.First != first || record.Steps < 1 || record.Steps > index.Transitions - first || record.Reserved != 0)
            {
                throw Broken(path, e, string.Create(CultureInfo.InvariantCulture, $"its record says {record.Steps} steps from row {record.First}, where row {first} of {index.Transitions} is due"));
            }

            if (record.Steps * widest > int.MaxValue)
            {
                throw Broken(path, e, string.Create(CultureInfo.InvariantCulture, $"its {record.Steps} steps of up to {widest} numbers are more than can be read at once"));
            }

            first += record.Steps;
        }

        if (first != index.Transitions || chain != index.Chain)
        {
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"'{path}' and {DatasetIndex.FileName} do not belong together: the records have {first} transitions, the index says {index.Transitions}. Restore the dataset from a copy."));
        }
    }

    private static DatasetException Broken(string path, long episode, string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Episode {episode} in '{path}' cannot be read: {why}. Restore the file from a copy."));
}
