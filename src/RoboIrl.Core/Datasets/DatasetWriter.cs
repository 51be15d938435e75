using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RoboIrl.Core.Metrics;
using RoboIrl.Native;

namespace RoboIrl.Core.Datasets;

/// <summary>
/// Writes a dataset episode by episode. An episode is appended to the column files, synced, and then counts because the index that
/// says so replaces the old one by rename: killing the process or filling the disk at any moment leaves all earlier episodes valid.
/// </summary>
/// <remarks>
/// Short episodes share a commit: one is due when the last is <see cref="DefaultCommitInterval"/> old, and when the writer is disposed.
/// One process writes at a time; others may read what is committed meanwhile. Not safe for use from several threads.
/// </remarks>
public sealed class DatasetWriter : IDisposable
{
    /// <summary>Time between two commits.</summary>
    public static readonly TimeSpan DefaultCommitInterval = TimeSpan.FromSeconds(0.5);

    private const string LockName = "dataset.lock";
    private readonly FileStream _lock;
    private readonly List<(ColumnLayout Layout, SafeFileHandle File)> _columns = [];
    private readonly SafeFileHandle _records;
    private readonly TimeSpan _commitInterval;
    private readonly string _manifest;
    private long _lastCommit = Stopwatch.GetTimestamp();
    private long _committed;
    private uint _chain;

    private DatasetWriter(string folder, FileStream held, DatasetDescription description, DatasetIndex index, FileMode mode, TimeSpan? commitInterval)
    {
        (Folder, _lock, Description, _manifest) = (folder, held, description, index.Manifest);
        (_committed, TransitionCount, _chain) = (index.Episodes, index.Transitions, index.Chain);
        EpisodeCount = index.Episodes;
        _commitInterval = commitInterval ?? DefaultCommitInterval;
        try
        {
            _records = Open(EpisodeRecord.FileName, mode, EpisodeCount * EpisodeRecord.Bytes);
            foreach (ColumnLayout layout in ColumnLayout.Of(description))
            {
                _columns.Add((layout, Open(layout.FileName, mode, layout.Rows(EpisodeCount, TransitionCount) * layout.RowBytes)));
            }
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>The dataset's folder.</summary>
    public string Folder { get; }

    /// <summary>What it is.</summary>
    public DatasetDescription Description { get; }

    /// <summary>Episodes so far, those that wait for the next commit included.</summary>
    public long EpisodeCount { get; private set; }

    /// <summary>Their transitions.</summary>
    public long TransitionCount { get; private set; }

    /// <summary>Stream of the last episode; null where there is none.</summary>
    public ulong? LastStream { get; private set; }

    /// <summary>Makes a dataset without episodes.</summary>
    /// <param name="folder">A folder that does not exist yet or is empty.</param>
    /// <param name="description">What the dataset will be.</param>
    /// <param name="commitInterval">Time between two commits; <see cref="DefaultCommitInterval"/> where null, zero for a commit per episode.</param>
    /// <exception cref="DatasetException">There is something in the folder, or it cannot be written.</exception>
    public static DatasetWriter Create(string folder, DatasetDescription description, TimeSpan? commitInterval = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        folder = Path.GetFullPath(folder);
        WholeOutput.RefuseExisting(folder);
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(folder);
            held = new FileStream(Path.Combine(folder, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            byte[] manifest = DatasetManifest.ToBytes(description);
            Runs.AtomicFile.Write(Path.Combine(folder, DatasetManifest.FileName), manifest);
            DatasetIndex index = new(0, 0, 0, DatasetManifest.HashOf(manifest));
            DatasetWriter writer = new(folder, held, description, index, FileMode.CreateNew, commitInterval);
            index.Write(folder);
            FolderSync.Flush(folder);
            return writer;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw new DatasetException($"The dataset '{folder}' cannot be made: {e.Message}", e);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with a dataset. Every committed byte is verified first; the beginning of an episode that was not finished is cut off.</summary>
    /// <param name="folder">The dataset.</param>
    /// <param name="expected">What it must be so that the coming episodes belong into it; null for anything.</param>
    /// <param name="commitInterval">As in <see cref="Create"/>.</param>
    /// <exception cref="DatasetException">It is missing or damaged, is not what is expected, holds links, or another process writes it.</exception>
    public static DatasetWriter Continue(string folder, DatasetDescription? expected = null, TimeSpan? commitInterval = null)
    {
        folder = Path.GetFullPath(folder);
        DatasetIndex.Read(folder); // first: no lock is left behind in what is no dataset
        FileStream held = Lock(folder);
        try
        {
            DatasetFiles.RefuseLinks(folder);
            DatasetIndex index = DatasetIndex.Read(folder);
            using Dataset dataset = Dataset.Open(folder);
            if (expected is not null && DatasetManifest.HashOf(DatasetManifest.ToBytes(expected)) != index.Manifest)
            {
                throw new DatasetException($"The dataset '{folder}' was made otherwise than what is to be added: it is {Summary(dataset.Description)}; to be added is {Summary(expected)}. Collect into another folder and combine the two.");
            }

            return new DatasetWriter(folder, held, dataset.Description, index, FileMode.Open, commitInterval)
            {
                LastStream = dataset.EpisodeCount > 0 ? dataset.StreamOf(dataset.EpisodeCount - 1) : null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw new DatasetException($"The dataset '{folder}' cannot be written: {e.Message}", e);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Appends a finished episode.</summary>
    /// <param name="episode">At least one step; only the last ends the episode.</param>
    /// <exception cref="ArgumentException">Its shapes are not the dataset's, or it is not finished.</exception>
    /// <exception cref="DatasetException">The disk is full or fails, or the dataset would exceed 2^31 transitions; the episodes so far are as they were.</exception>
    public void Append(in Trajectory episode)
    {
        EpisodeShape.Check(episode, Description);
        if (TransitionCount + episode.Steps > int.MaxValue)
        {
            throw new DatasetException($"The dataset '{Folder}' would have more than {int.MaxValue} transitions; start another.");
        }

        EpisodeRecord record = new() { First = TransitionCount, Steps = episode.Steps, Seed = episode.Seed, Stream = episode.Stream, Return = episode.Return };
        try
        {
            foreach ((ColumnLayout layout, SafeFileHandle file) in _columns)
            {
                ReadOnlySpan<byte> bytes = EpisodeShape.BytesOf(episode, layout.Column);
                record.Checksums[(int)layout.Column] = Crc32C.Compute(bytes);
                RandomAccess.Write(file, bytes, layout.Rows(EpisodeCount, TransitionCount) * layout.RowBytes);
            }

            record.Chain = record.ChainAfter(_chain);
            RandomAccess.Write(_records, MemoryMarshal.AsBytes(new ReadOnlySpan<EpisodeRecord>(in record)), EpisodeCount * EpisodeRecord.Bytes);
        }
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException)
        {
            throw Failed(e);
        }

        // Only now: what a failed write left behind the last episode is overwritten by the next one.
        (_chain, TransitionCount, EpisodeCount, LastStream) = (record.Chain, TransitionCount + episode.Steps, EpisodeCount + 1, episode.Stream);
        if (Stopwatch.GetElapsedTime(_lastCommit) >= _commitInterval)
        {
            Commit();
        }
    }

    /// <summary>Makes the episodes so far count, whatever happens from now on.</summary>
    /// <exception cref="DatasetException">The disk is full or fails; the episodes of the last commit still count.</exception>
    public void Commit()
    {
        if (_committed == EpisodeCount)
        {
            return;
        }

        try
        {
            foreach ((_, SafeFileHandle file) in _columns)
            {
                RandomAccess.FlushToDisk(file);
            }

            RandomAccess.FlushToDisk(_records);
            new DatasetIndex(EpisodeCount, TransitionCount, _chain, _manifest).Write(Folder);
            FolderSync.Flush(Folder);
        }
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException)
        {
            throw Failed(e);
        }

        _committed = EpisodeCount;
        _lastCommit = Stopwatch.GetTimestamp();
    }

    /// <summary>Commits and lets another process write.</summary>
    public void Dispose()
    {
        if (_lock.SafeFileHandle.IsClosed)
        {
            return;
        }

        try
        {
            Commit();
        }
        finally
        {
            Close();
        }
    }

    private SafeFileHandle Open(string name, FileMode mode, long length)
    {
        SafeFileHandle handle = File.OpenHandle(Path.Combine(Folder, name), mode, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.SetLength(handle, length);
        return handle;
    }

    private void Close()
    {
        foreach ((_, SafeFileHandle file) in _columns)
        {
            file.Dispose();
        }

        _records?.Dispose();
        _lock.Dispose();
    }

    private DatasetException Failed(Exception e) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The dataset '{Folder}' could not be written: {e.Message} Make room and go on with it; its {_committed} committed episodes are as they were."), e);

    private static string Summary(DatasetDescription d) =>
        string.Create(CultureInfo.InvariantCulture, $"{d.Environment.Id}, states of {d.StateSize}, {d.InfoSize} named values, {d.Origin.Policy} (run '{d.Origin.Run}', step {d.Origin.Checkpoint}), stochastic {d.Origin.Stochastic}, noise {d.Origin.Noise}, seed {d.Origin.Seed}, {d.Origin.Engine}");

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"The dataset '{folder}' cannot be written: another process is writing it, or its {LockName} cannot be opened ({e.Message}).", e);
        }
    }
}
