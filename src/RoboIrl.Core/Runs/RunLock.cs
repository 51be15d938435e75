using System.Globalization;
using System.Text;

namespace RoboIrl.Core.Runs;

/// <summary>
/// Keeps two processes off one run, by an advisory lock on <c>run.lock</c> that the operating system drops when the process
/// ends in any way. A lock is therefore never stale, and no process id that was given away again can be mistaken for the
/// holder; <c>run.pid</c> names the holder for messages only.
/// </summary>
internal sealed class RunLock : IDisposable
{
    public const string FileName = "run.lock";
    private const string HolderName = "run.pid";
    private const int Tries = 5;
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="RunFolderException">A living process holds it.</exception>
    public static RunLock Acquire(string folder)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                // FileShare.None is flock(LOCK_EX | LOCK_NB) here.
                return Named(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), folder);
            }
            catch (IOException) when (attempt < Tries && IsHeld(folder))
            {
                // Whoever asks IsHeld has the file for an instant.
                Thread.Sleep(20);
            }
            catch (IOException e) when (IsHeld(folder))
            {
                throw new RunFolderException($"The run '{folder}' is being written by process {Holder(folder)}. Wait for it, stop it (it saves a checkpoint on Ctrl-C), or start a run of another name.", e);
            }
            catch (IOException e)
            {
                throw new RunFolderException($"The run '{folder}' cannot be locked: {e.Message}", e);
            }
        }
    }

    /// <summary>Whether a living process holds the run.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using FileStream file = new(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    private static RunLock Named(FileStream file, string folder)
    {
        try
        {
            AtomicFile.Write(Path.Combine(folder, HolderName), Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
            return new RunLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static string Holder(string folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(Path.Combine(folder, HolderName)), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int id)
                ? id.ToString(CultureInfo.InvariantCulture)
                : "of unknown id";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "of unknown id";
        }
    }
}
