using System.Runtime.InteropServices;

namespace RoboIrl.Native;

/// <summary>Bounds what this process may take, for work on files that may be hostile. A bound cannot be raised again.</summary>
public static unsafe class ProcessLimits
{
    private const int Cpu = 0; // RLIMIT_CPU
    private const int FileSize = 1; // RLIMIT_FSIZE
    private const int Data = 2; // RLIMIT_DATA: private memory that can be written
    private const int Core = 4; // RLIMIT_CORE

    /// <summary>Bounds memory: beyond it allocations fail. A crash leaves no image of the memory on the disk.</summary>
    /// <param name="bytes">Most bytes of private memory, what the runtime itself has included.</param>
    /// <exception cref="IOException">The system refuses; the message has its error.</exception>
    public static void Memory(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        Set(Core, 0, "The memory");
        Set(Data, (ulong)bytes, "The memory");
    }

    /// <summary>Bounds the time on the processor, of all threads together: beyond it the system ends the process by a signal.</summary>
    /// <param name="time">From the start of the process on; whole seconds, rounded up.</param>
    /// <exception cref="IOException">The system refuses; the message has its error.</exception>
    public static void ProcessorTime(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        Set(Cpu, (ulong)Math.Ceiling(time.TotalSeconds), "The processor time");
    }

    /// <summary>Writes no more files; pipes and what is open and not a file stay as they are.</summary>
    /// <exception cref="IOException">The system refuses; the message has its error.</exception>
    public static void NoFiles() => Set(FileSize, 0, "The size of files");

    private static void Set(int resource, ulong most, string what)
    {
        Limit limit;
        if (getrlimit(resource, &limit) == 0)
        {
            limit.Hard = Math.Min(limit.Hard, most);
            limit.Soft = Math.Min(limit.Soft, limit.Hard);
            if (setrlimit(resource, &limit) == 0)
            {
                return;
            }
        }

        throw new IOException($"{what} of this process cannot be bounded: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

#pragma warning disable SYSLIB1054, IDE1006 // Blittable C names: nothing to generate, nothing to rename.
    [DllImport("libc", SetLastError = true)]
    private static extern int getrlimit(int resource, Limit* limit);

    [DllImport("libc", SetLastError = true)]
    private static extern int setrlimit(int resource, Limit* limit);
#pragma warning restore SYSLIB1054, IDE1006
}
