using System.Globalization;
using System.Reflection;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Conversion.Tests;

/// <summary>
/// Files with changed bytes and cut ends are read or refused with a message; no other error, no endless loop. They are read in a process
/// of its own, which the HDF5 library may crash: the command line takes that for a damaged file, too.
/// </summary>
public sealed class DamagedFileTests
{
    private const int Variants = 300;

    [Theory]
    [InlineData("d4rl", "float32")]
    [InlineData("d4rl", "plain")]
    [InlineData("minari", "packed")]
    public void Import_DamagedFiles_AreReadOrRefused(string format, string kind)
    {
        using TempFolder folder = new();
        H5py.Run(format, kind, folder.At("whole"));
        string file = format == "d4rl" ? folder.At("whole") : folder.At("whole", "data", "main_data.hdf5");
        Dictionary<string, int> outcomes = [];
        int next = 0;
        while (next < Variants)
        {
            using TempFolder work = new();
            ChildProcess.Result result = ChildProcess.Run(
                "dotnet",
                ["exec", Assembly.GetExecutingAssembly().Location, "damage", file, work.Path, next.ToString(CultureInfo.InvariantCulture), (Variants - next).ToString(CultureInfo.InvariantCulture)],
                TimeSpan.FromSeconds(300));
            string[] lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(lines.Length > 0, $"It printed nothing, exit code {result.ExitCode}: {result.Errors}");
            foreach (string outcome in lines.Select(static l => l.Split(' ', 2)[1]).Where(static o => o != "begins"))
            {
                Assert.False(outcome.StartsWith("wrong", StringComparison.Ordinal), outcome);
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            }

            next = int.Parse(lines[^1].Split(' ')[0], CultureInfo.InvariantCulture) + 1;
            Assert.True(result.ExitCode == 0 || result.ExitCode > 128, $"exit code {result.ExitCode}: {result.Errors}"); // done, or ended by a signal
        }

        Assert.True(outcomes["refused"] >= Variants / 4, "every cut file is refused");
        Assert.True(outcomes["read"] > 0, "a changed number is a number");
    }
}
