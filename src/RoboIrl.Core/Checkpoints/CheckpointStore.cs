using System.Globalization;
using Serilog;

namespace RoboIrl.Core.Checkpoints;

/// <summary>
/// The checkpoints of one run: <c>step-000001000000/</c> folders that appear by rename, complete and synced, or not at all.
/// Killing the process or filling the disk at any moment leaves the previous checkpoint valid.
/// </summary>
/// <remarks>
/// The same state gives the same bytes: names are sorted and nothing records the time. Only where a step is saved again
/// with another state, on a file system that cannot exchange two folders, is that step's checkpoint missing for a moment.
/// </remarks>
public sealed class CheckpointStore
{
    /// <summary>Tensors of at least so many bytes get a file of their own and are not copied.</summary>
    public const int DefaultLargeTensorBytes = 1 << 20;

    private const string Prefix = "step-";
    private const string TemporaryPrefix = ".writing-";
    private const string DiscardedPrefix = ".discarded-";
    private readonly int _keep;
    private readonly ILogger _log;
    private readonly CheckpointFiles _files;
    private readonly int _largeTensorBytes;

    /// <summary>A store in a folder; nothing is touched until <see cref="Save"/>.</summary>
    /// <param name="folder">The run's <c>checkpoints</c> folder; it is created when needed.</param>
    /// <param name="keep">How many checkpoints stay, at least 1.</param>
    /// <param name="log">Takes warnings about damaged checkpoints.</param>
    public CheckpointStore(string folder, int keep, ILogger log) : this(folder, keep, log, new CheckpointFiles(), DefaultLargeTensorBytes)
    {
    }

    internal CheckpointStore(string folder, int keep, ILogger log, CheckpointFiles files, int largeTensorBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        (Folder, _keep, _log, _files, _largeTensorBytes) = (Path.GetFullPath(folder), keep, log, files, largeTensorBytes);
    }

    /// <summary>Where the checkpoints are.</summary>
    public string Folder { get; }

    /// <summary>Folder name of a step, for example <c>step-000001000000</c>.</summary>
    /// <param name="step">Environment steps.</param>
    public static string NameOf(long step) => Prefix + step.ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>The steps that have a folder, valid or not, ascending.</summary>
    public IReadOnlyList<long> Steps() => !Directory.Exists(Folder)
        ? []
        : [.. Directory.EnumerateDirectories(Folder).Select(static path => StepOf(Path.GetFileName(path))).OfType<long>().Order()];

    /// <summary>Saves a checkpoint and removes those beyond the number to keep.</summary>
    /// <param name="step">Environment steps so far.</param>
    /// <param name="state">What is saved.</param>
    /// <returns>The checkpoint's folder.</returns>
    /// <exception cref="CheckpointException">The disk is full or fails; earlier checkpoints are as they were.</exception>
    public string Save(long step, ICheckpointable state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        string target = Path.Combine(Folder, NameOf(step));
        string temporary = Path.Combine(Folder, TemporaryPrefix + NameOf(step));
        try
        {
            _files.CreateFolder(Folder);
            RemoveLeftovers();
            _files.CreateFolder(temporary);
            CheckpointWriter writer = new(_files, temporary, _largeTensorBytes);
            state.Save(writer.Root);
            writer.Finish(step);
            _files.SyncFolder(temporary);
            Publish(temporary, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" })
        {
            // The last is how .NET reports a file above the file system's or the user's limit (EFBIG).
            TryDelete(temporary);
            string previous = Steps() is { Count: > 0 } steps ? $"'{NameOf(steps[^1])}' stays as it was" : "there is no earlier one";
            throw new CheckpointException($"The checkpoint at step {step.ToString(CultureInfo.InvariantCulture)} could not be written to '{Folder}': {e.Message} Make room or choose another --runs folder; {previous}.", e);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }

        Trim(step);
        return target;
    }

    /// <summary>Removes the checkpoints beyond a step: the run goes on from there, and what came after is no longer its past.</summary>
    /// <param name="step">The step of the checkpoint that the run continues from; it stays.</param>
    public void ContinueFrom(long step)
    {
        foreach (long later in Steps().Where(s => s > step))
        {
            _log.Information("Checkpoint {Checkpoint} is removed: the run continues from {From}", NameOf(later), NameOf(step));
            Discard(Path.Combine(Folder, NameOf(later)));
        }
    }

    /// <summary>Opens the checkpoint of a step.</summary>
    /// <param name="step">Environment steps.</param>
    /// <exception cref="CheckpointException">Missing or damaged; the message offers the newest valid one.</exception>
    public Checkpoint Open(long step)
    {
        try
        {
            return Checkpoint.Open(Path.Combine(Folder, NameOf(step)));
        }
        catch (CheckpointException e)
        {
            using Checkpoint? other = Newest(Steps().Where(s => s != step), warn: false);
            string offer = other is null ? "No other checkpoint of this run is valid." : $"The newest valid one is '{other.Path}'.";
            throw new CheckpointException($"{e.Message} {offer}", e);
        }
    }

    /// <summary>Opens the newest valid checkpoint; damaged ones are skipped with a warning.</summary>
    /// <returns>The checkpoint, or null where no checkpoint was ever written.</returns>
    /// <exception cref="CheckpointException">There are checkpoints, but all are damaged.</exception>
    public Checkpoint? Latest()
    {
        IReadOnlyList<long> steps = Steps();
        return Newest(steps, warn: true)
            ?? (steps.Count == 0 ? null : throw new CheckpointException($"All {steps.Count.ToString(CultureInfo.InvariantCulture)} checkpoints in '{Folder}' are damaged; the log names each one's fault. Start a new run, or restore the folder from a copy."));
    }

    internal static long? StepOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long step)
        && NameOf(step) == name
            ? step
            : null;

    private Checkpoint? Newest(IEnumerable<long> steps, bool warn)
    {
        foreach (long step in steps.OrderDescending())
        {
            try
            {
                return Checkpoint.Open(Path.Combine(Folder, NameOf(step)));
            }
            catch (CheckpointException e)
            {
                if (warn)
                {
                    _log.Warning("Checkpoint {Checkpoint} is skipped: {Reason}", NameOf(step), e.Message);
                }
            }
        }

        return null;
    }

    private void Publish(string temporary, string target)
    {
        if (IsIntactCopy(target, temporary))
        {
            // Saved again without a step in between: the one that lies there must not vanish for even an instant.
            _files.DeleteFolder(temporary);
            return;
        }

        if (Directory.Exists(target))
        {
            // Another state of the same step, such as one that no longer owes an evaluation.
            if (_files.TryExchangeFolders(temporary, target))
            {
                _files.SyncFolder(Folder);
                _files.DeleteFolder(temporary);
                return;
            }

            Discard(target);
        }

        _files.MoveFolder(temporary, target);
        _files.SyncFolder(Folder);
    }

    private static bool IsIntactCopy(string folder, string of)
    {
        try
        {
            using Checkpoint there = Checkpoint.Open(folder);
            return File.ReadAllBytes(Path.Combine(folder, CheckpointManifest.FileName)).AsSpan()
                .SequenceEqual(File.ReadAllBytes(Path.Combine(of, CheckpointManifest.FileName)));
        }
        catch (CheckpointException)
        {
            return false;
        }
    }

    private void Trim(long saved)
    {
        foreach (long step in Steps().Where(s => s <= saved).OrderDescending().Skip(_keep))
        {
            try
            {
                Discard(Path.Combine(Folder, NameOf(step)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _log.Warning("The old checkpoint {Checkpoint} could not be removed: {Reason}", NameOf(step), e.Message);
            }
        }
    }

    // Renamed first: a half-deleted folder must never pass for a checkpoint.
    private void Discard(string folder)
    {
        string discarded = Path.Combine(Folder, DiscardedPrefix + Path.GetFileName(folder));
        if (Directory.Exists(discarded))
        {
            _files.DeleteFolder(discarded);
        }

        _files.MoveFolder(folder, discarded);
        _files.DeleteFolder(discarded);
    }

    private void RemoveLeftovers()
    {
        foreach (string path in Directory.EnumerateDirectories(Folder, ".*").Where(static path =>
            Path.GetFileName(path).StartsWith(TemporaryPrefix, StringComparison.Ordinal) || Path.GetFileName(path).StartsWith(DiscardedPrefix, StringComparison.Ordinal)))
        {
            _files.DeleteFolder(path);
        }
    }

    private void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                _files.DeleteFolder(folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Warning("The unfinished checkpoint {Folder} could not be removed: {Reason}", folder, e.Message);
        }
    }
}
