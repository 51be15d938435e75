using System.Runtime.InteropServices;
using System.Text;

namespace RoboIrl.Native;

/// <summary>Makes renames and new names in a folder survive a loss of power; .NET syncs files only.</summary>
public static unsafe class FolderSync
{
    private const int ReadOnlyCloseOnExec = 0x80000;

    /// <summary>Waits until the folder's entries are on the disk (<c>fsync</c> of the folder).</summary>
    /// <param name="path">An existing folder.</param>
    /// <exception cref="IOException">The folder cannot be opened or synced; the message has the system's error.</exception>
    public static void Flush(string path)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(path + '\0');
        int descriptor;
        fixed (byte* name = bytes)
        {
            descriptor = open(name, ReadOnlyCloseOnExec);
        }

        if (descriptor < 0)
        {
            throw new IOException($"The folder '{path}' cannot be opened to sync it: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        int status = fsync(descriptor);
        string message = status == 0 ? "" : Marshal.GetLastPInvokeErrorMessage();
        _ = close(descriptor);
        if (status != 0)
        {
            throw new IOException($"The folder '{path}' cannot be synced: {message}.");
        }
    }

#pragma warning disable SYSLIB1054, IDE1006 // Blittable C names: nothing to generate, nothing to rename.
    [DllImport("libc", SetLastError = true)]
    private static extern int open(byte* path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int descriptor);

    [DllImport("libc")]
    private static extern int close(int descriptor);
#pragma warning restore SYSLIB1054, IDE1006
}
