using System.Diagnostics;
using System.Globalization;
using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo.Tests;

/// <summary>The bound structs against the C compiler: a generated program prints what it sees.</summary>
public class LayoutTests
{
    [Fact]
    public void Layout_EverySizeAndOffset_EqualsTheCCompilers()
    {
        Dictionary<string, long> native = RunProbe();
        Dictionary<string, long> managed = new(StringComparer.Ordinal);
        LayoutTable.Fill(managed);

        Assert.True(native.Count > 900, $"the probe printed only {native.Count} lines");
        Assert.Equal(native.Keys.Order(StringComparer.Ordinal), managed.Keys.Order(StringComparer.Ordinal));
        List<string> wrong = [.. native.Where(p => managed[p.Key] != p.Value).Select(p => $"{p.Key}: C {p.Value}, C# {managed[p.Key]}")];
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("mjModel", 3280)]
    [InlineData("mjData", 41176)]
    [InlineData("mjOption", 240)]
    [InlineData("mjContact", 528)]
    public void Layout_KnownStructs_HaveTheSizesOf222(string name, long size)
    {
        Dictionary<string, long> managed = new(StringComparer.Ordinal);
        LayoutTable.Fill(managed);

        // Sizes measured on MuJoCo 2.2.2, x86-64; other versions have other ones, which the probe checks.
        Assert.Equal(MuJoCoApi.mjVERSION_HEADER == 222 ? size : managed[name], managed[name]);
    }

    private static Dictionary<string, long> RunProbe()
    {
        string folder = Directory.CreateTempSubdirectory("roboirl-probe").FullName;
        try
        {
            string program = Path.Combine(folder, "probe");
            List<string> arguments = [ProbeSource, "-o", program, .. Repository.IncludeFolders.Select(f => "-I" + f)];
            Run("cc", arguments);
            return Run(program, []).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .ToDictionary(p => p[0], p => long.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The committed probe, or that of the bindings generated for another engine.</summary>
    private static string ProbeSource
    {
        get
        {
            string other = Path.Combine(Repository.Root, "artifacts", "bindings", "probe", "mujoco_layout.c");
            return Repository.IncludeFolders.Length > 0 && File.Exists(other) ? other : Path.Combine(Repository.Root, "native", "probe", "Generated", "mujoco_layout.c");
        }
    }

    private static string Run(string program, List<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} failed: {errors.Result}");
        return output;
    }
}
