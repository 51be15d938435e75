using System.Globalization;

namespace RoboIrl.Testing;

/// <summary>What the process holds of memory.</summary>
public static class ProcessMemory
{
    /// <summary>Bytes that survive a full collection.</summary>
    public static long ManagedBytes() => GC.GetTotalMemory(forceFullCollection: true);

    /// <summary>Resident bytes of the whole process, native memory included (VmRSS of Linux).</summary>
    public static long ResidentBytes()
    {
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        string kilobytes = line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal);
        return long.Parse(kilobytes, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
    }
}
