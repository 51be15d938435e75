using System.Runtime.InteropServices;
using System.Text;

namespace RoboIrl.Native;

/// <summary>Exchanges two folders in one instant, which .NET cannot: at every moment each name leads to a whole folder.</summary>
public static unsafe class FolderExchange
{
    private const int CurrentFolder = -100;   // AT_FDCWD
    private const uint Exchange = 2;          // RENAME_EXCHANGE
    private const int InvalidArgument = 22;   // EINVAL: the file system does not know the flag
    private const int NoSuchCall = 38;        // ENOSYS
    private const int NotSupported = 95;      // EOPNOTSUPP

    /// <summary>Gives each folder the other's name (<c>renameat2</c>).</summary>
    /// <param name="first">An existing folder.</param>
    /// <param name="second">Another one on the same file system.</param>
    /// <returns>False where the file system cannot exchange; nothing has changed then.</returns>
    /// <exception cref="IOException">A folder is missing or cannot be renamed; the message has the system's error.</exception>
    public static bool TryExchange(string first, string second)
    {
        byte[] firstBytes = Encoding.UTF8.GetBytes(first + '\0');
        byte[] secondBytes = Encoding.UTF8.GetBytes(second + '\0');
        int status;
        fixed (byte* from = firstBytes, to = secondBytes)
        {
            status = renameat2(CurrentFolder, from, CurrentFolder, to, Exchange);
        }

        if (status == 0)
        {
            return true;
        }

        if (Marshal.GetLastPInvokeError() is InvalidArgument or NoSuchCall or NotSupported)
        {
            return false;
        }

        throw new IOException($"The folders '{first}' and '{second}' cannot be exchanged: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

#pragma warning disable SYSLIB1054, IDE1006 // Blittable C names: nothing to generate, nothing to rename.
    [DllImport("libc", SetLastError = true)]
    private static extern int renameat2(int oldFolder, byte* oldPath, int newFolder, byte* newPath, uint flags);
#pragma warning restore SYSLIB1054, IDE1006
}
