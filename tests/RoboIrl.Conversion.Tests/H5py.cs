using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RoboIrl.Testing;

namespace RoboIrl.Conversion.Tests;

/// <summary>The independent reader and writer of HDF5 files.</summary>
internal static class H5py
{
    private static readonly Lazy<string> Python = new(Find);

    /// <summary>Runs a verb of h5.py.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(params string[] arguments)
    {
        ChildProcess.Result result = ChildProcess.Run(Python.Value, [RepositoryRoot.At("tests", "RoboIrl.Conversion.Tests", "h5.py"), .. arguments], TimeSpan.FromSeconds(60));
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException($"h5.py {string.Join(' ', arguments)} failed:\n{result.Errors}");
    }

    /// <summary>Everything in a file, as h5py sees it.</summary>
    public static JsonObject Dump(string file) => JsonNode.Parse(Run("dump", file))!.AsObject();

    /// <summary>SHA-256 of numbers as they lie in memory, which is little-endian.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // Debian's package is for Debian's own interpreter, which need not be the first on the path.
    private static string Find()
    {
        foreach (string python in (string[])["/usr/bin/python3", "python3"])
        {
            try
            {
                if (ChildProcess.Run(python, ["-c", "import h5py"], TimeSpan.FromSeconds(60)).ExitCode == 0)
                {
                    return python;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such program; the next may be there.
            }
        }

        throw new InvalidOperationException("These tests need Python with h5py: run ./build.sh setup, or apt-get install python3-h5py.");
    }
}
