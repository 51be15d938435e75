using System.Globalization;
using System.Text;

namespace RoboIrl.Core.Runs;

/// <summary>
/// Keeps two processes off one run. The file names its holder's process, and the holder keeps an advisory lock on it that
/// the operating system drops when the process ends in any way: a file without that lock is stale and simply taken over.
/// </summary>
internal sealed class RunLock : IDisposable
{
    public const string FileName = "run.lock";
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="RunFolderException">A living process holds it.</exception>
    public static RunLock Acquire(string folder)
    {
        string path = Path.Combine(folder, FileName);
        FileStream file;
        try
        {
            // FileShare.None is flock(LOCK_EX | LOCK_NB) here.
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new RunFolderException($"The run '{folder}' is being written by process {Holder(path)}. Wait for it, stop it (it saves a checkpoint on Ctrl-C), or start a run of another name.", e);
        }

        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
        file.Flush();
        return new RunLock(file);
    }

    /// <summary>Whether a living process holds the run.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using FileStream file = new(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        // Emptied, not deleted: another process may be about to lock this very file.
        _file.SetLength(0);
        _file.Dispose();
    }

    private static string Holder(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> text = stackalloc byte[16];
            int length = file.Read(text);
            return int.TryParse(text[..length].TrimEnd("\n"u8), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                ? id.ToString(CultureInfo.InvariantCulture)
                : "of unknown id";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "of unknown id";
        }
    }
}
