using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace RoboIrl.Architecture.Tests;

/// <summary>Runs build.sh on machines that lack something: its programs are looked for in a folder that the test fills.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class BuildScriptTests : IDisposable
{
    private static readonly string[] Usual = ["bash", "dirname", "cut", "paste", "grep", "id", "uname", "cat", "mkdir", "mv", "find", "date", "head", "readlink", "flock"];
    private readonly string _path = Directory.CreateTempSubdirectory("roboirl-path-").FullName;

    public BuildScriptTests()
    {
        foreach (string program in Usual)
        {
            string target = new[] { "/usr/bin/", "/bin/" }.Select(f => f + program).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(_path, program), target);
        }
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void Setup_WithoutDotnet_SaysWhatToInstall()
    {
        (int code, _, string error) = Run("setup");
        Assert.Equal(1, code);
        Assert.Contains("the .NET SDK 10 is missing", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Setup_WithAnOlderDotnet_NamesWhatThereIs()
    {
        Program("dotnet", "echo '8.0.100 [/usr/share/dotnet/sdk]'");
        (int code, _, string error) = Run("setup");
        Assert.Equal(1, code);
        Assert.Contains("dotnet has only [8.0.100]", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Setup_WithoutApt_NamesTheMissingPackages()
    {
        Program("dotnet", "echo '10.0.100 [/usr/share/dotnet/sdk]'");
        Program("dpkg-query", "case \"$*\" in *libmujoco-dev*|*ffmpeg*) exit 1 ;; *) echo installed ;; esac");
        (int code, _, string error) = Run("setup");
        Assert.Equal(1, code);
        Assert.Contains("there is no apt-get here", error, StringComparison.Ordinal);
        Assert.EndsWith(": ffmpeg libmujoco-dev", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Setup_WithMujocoHome_DoesNotAskForDebiansMujoco()
    {
        Program("dotnet", "echo '10.0.100 [/usr/share/dotnet/sdk]'");
        Program("dpkg-query", "case \"$*\" in *libmujoco-dev*|*ffmpeg*) exit 1 ;; *) echo installed ;; esac");
        (_, _, string error) = Run("setup", ("MUJOCO_HOME", "/opt/mujoco"));
        Assert.EndsWith(": ffmpeg", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Setup_NotRootAndNoSudo_SaysWhatToRun()
    {
        File.Delete(Path.Combine(_path, "id"));
        Program("id", "echo 1000");
        Program("dotnet", "echo '10.0.100 [/usr/share/dotnet/sdk]'");
        Program("dpkg-query", "exit 1");
        Program("apt-get", "echo apt-get \"$@\"");
        (int code, _, string error) = Run("setup");
        Assert.Equal(1, code);
        Assert.Contains("run as root: apt-get update", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Setup_WithSudo_InstallsTheMissingPackagesByName()
    {
        File.Delete(Path.Combine(_path, "id"));
        Program("id", "echo 1000");
        Program("dotnet", "echo '10.0.100 [/usr/share/dotnet/sdk]'");
        Program("dpkg-query", "case \"$*\" in *ninja-build*) exit 1 ;; *) echo installed ;; esac");
        Program("apt-get", "true");
        Program("sudo", "echo sudo \"$@\"");
        (int code, string output, string error) = Run("setup");
        Assert.True(code == 0, error);
        Assert.Contains("sudo apt-get update", output, StringComparison.Ordinal);
        Assert.Contains("--no-install-recommends ninja-build", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_NamesEveryVerbOfTheScript()
    {
        (int code, string output, _) = Run("help");
        Assert.Equal(0, code);
        Assert.All((string[])["setup", "build", "test", "demo", "bench", "results", "bindings", "fmt", "doctor"], verb => Assert.Contains($"./build.sh {verb}", output, StringComparison.Ordinal));
    }

    [Fact]
    public void ResultsList_TrainsSeed1OfEverythingBeforeSeed2OfAnything()
    {
        (int code, string output, string error) = Run(["results", "--list"]);
        Assert.True(code == 0, error);
        (string Experiment, int Seed)[] runs = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (l.Split(' ')[0], int.Parse(l.Split(' ')[1], CultureInfo.InvariantCulture)))];
        Assert.Equal(runs.Select(r => r.Seed).Order(), runs.Select(r => r.Seed));
        Assert.Equal(runs.Length, runs.Distinct().Count());
        Assert.All(runs, run => Assert.Contains($"configs/{run.Experiment}.yaml", Repository.Files));

        ILookup<string, int> seeds = runs.ToLookup(r => r.Experiment, r => r.Seed);
        Assert.All(seeds, experiment => Assert.Equal(Enumerable.Range(1, experiment.Count()), experiment));
        string[] bodies = ["half-cheetah", "hopper", "walker2d", "ant", "humanoid", "humanoid-standup", "swimmer", "reacher", "inverted-pendulum", "inverted-double-pendulum"];
        Assert.All(bodies, body => Assert.Equal(5, seeds["ppo/" + body].Count()));
        Assert.Equal([3, 6, 2, 2, 2], bodies[..5].Select(body => seeds["sac/" + body].Count()));
        Assert.Equal(10, seeds.Count(e => Repository.Read($"configs/{e.Key}.yaml").Contains("id: control/", StringComparison.Ordinal) && e.Count() == 3));
    }

    [Fact]
    public void ResultsList_Names_ChooseWhatStartsSo()
    {
        (_, string output, _) = Run(["results", "--list", "ppo/ant", "sac/h"]);
        string[] chosen = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["ppo/ant", "sac/half-cheetah", "sac/hopper", "sac/humanoid"], chosen);

        (int code, string nothing, string error) = Run(["results", "--list", "td3"]);
        Assert.Equal((1, ""), (code, nothing));
        Assert.Contains("no experiment of the results starts with: td3. They are: sac/", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_ThatHasToBuildFirst_HasNothingOfTheBuildInItsOutput()
    {
        DirectoryInfo checkout = Directory.CreateDirectory(Path.Combine(_path, "checkout"));
        Array.ForEach(["src/RoboIrl.Cli", "envs", "native"], folder => checkout.CreateSubdirectory(folder));
        Array.ForEach(["global.json", ".editorconfig", "Directory.Build.props"], name => File.WriteAllText(Path.Combine(checkout.FullName, name), ""));
        File.Copy(Path.Combine(Repository.Root, "build.sh"), Path.Combine(checkout.FullName, "build.sh"));
        Program("dotnet", "case $1 in --list-sdks) echo '10.0.100 [/sdk]' ;; build) echo 'Build succeeded.' ;; *) echo 'what was asked for' ;; esac");
        Program("cmake", "echo 'configuring'");
        (int code, string output, string error) = RunIn(checkout.FullName, ["reward", "prompt"]);
        Assert.True(code == 0, error);
        Assert.Equal("what was asked for\n", output);
        Assert.Contains("==> building src/RoboIrl.Cli/RoboIrl.Cli.csproj\nBuild succeeded.\n", error, StringComparison.Ordinal);
    }

    private void Program(string name, string script)
    {
        string path = Path.Combine(_path, name);
        File.WriteAllText(path, $"#!/bin/bash\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private (int Code, string Output, string Error) Run(string verb, params (string Name, string Value)[] variables) => Run([verb], variables);

    private (int Code, string Output, string Error) Run(string[] arguments, params (string Name, string Value)[] variables) => RunIn(Repository.Root, arguments, variables);

    private (int Code, string Output, string Error) RunIn(string checkout, string[] arguments, params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new("/bin/bash", [Path.Combine(checkout, "build.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = _path;
        foreach (string name in (string[])["MUJOCO_HOME", "LIBTORCH_HOME"])
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
