using System.ComponentModel;
using System.Diagnostics;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Sandbox;

/// <summary>
/// Starts a program where it sees no network, no other process, none of the user's files, and can write nothing: by <c>bwrap</c>,
/// where that is installed and the system lets it make namespaces.
/// </summary>
public static class Bubblewrap
{
    private const string Program = "bwrap";
    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(10);

    /// <summary>What every program needs from the system, where it exists.</summary>
    private static readonly string[] SystemFolders =
        ["/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives"];

    private static readonly Lazy<(bool Works, string Reason)> Probe = new(Try);

    /// <summary>Whether it works here, and why not, in words; found out at the first question.</summary>
    public static (bool Works, string Reason) State => Probe.Value;

    /// <summary>Puts a command line into a box.</summary>
    /// <param name="start">The command line and its environment variables; the box has these only.</param>
    /// <param name="readable">Files and folders that it may read beside the system's libraries, full paths; those that do not exist are left out.</param>
    /// <returns>A new command line.</returns>
    public static ProcessStartInfo Wrap(ProcessStartInfo start, IEnumerable<string> readable)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(readable);
        List<string> arguments = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"];
        foreach (string path in SystemFolders)
        {
            arguments.AddRange(["--ro-bind-try", path, path]);
        }

        arguments.AddRange(["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]);
        foreach (string path in readable.Where(Path.Exists).Distinct(StringComparer.Ordinal))
        {
            foreach (string folder in Through(path))
            {
                arguments.AddRange(["--dir", folder]); // empty, where nothing in it is readable
            }

            arguments.AddRange(["--ro-bind", Path.GetFullPath(path), Path.GetFullPath(path)]);
        }

        arguments.AddRange(["--remount-ro", "/tmp", "--remount-ro", "/", "--chdir", "/", "--", start.FileName, .. start.ArgumentList]);
        ProcessStartInfo wrapped = new(Program, arguments);
        wrapped.Environment.Clear();
        foreach ((string name, string? value) in start.Environment)
        {
            wrapped.Environment[name] = value;
        }

        return wrapped;
    }

    /// <summary>The folders that a path leaves again by <c>..</c>: whoever opens it as it is written needs them.</summary>
    private static IEnumerable<string> Through(string path)
    {
        string[] parts = path.Split('/');
        return Enumerable.Range(0, parts.Length).Where(i => parts[i] == "..").Select(i => Path.GetFullPath(string.Join('/', parts[..i])));
    }

    private static (bool Works, string Reason) Try()
    {
        ProcessStartInfo start = Wrap(new ProcessStartInfo("/bin/true"), []);
        start.RedirectStandardError = true;
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(ProbeTime))
            {
                process.Kill();
                return (false, $"{Program} hangs");
            }

            return process.ExitCode == 0 ? (true, "") : (false, $"{Program} says: {Excerpt.Of(errors.GetAwaiter().GetResult(), 200)}");
        }
        catch (Win32Exception)
        {
            return (false, $"{Program} is not installed (Debian: apt-get install bubblewrap)");
        }
    }
}
