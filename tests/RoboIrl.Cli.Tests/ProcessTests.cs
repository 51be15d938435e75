using System.Diagnostics;
using System.Globalization;
using RoboIrl.Core.Runs;
using RoboIrl.Rendering.Video;
using Xunit;
using static RoboIrl.Cli.Tests.Processes;

namespace RoboIrl.Cli.Tests;

/// <summary>What only a process of its own can show: signals, and a machine without OpenGL.</summary>
public sealed class ProcessTests
{
    private const string NoEgl = "__EGL_VENDOR_LIBRARY_FILENAMES"; // makes EGL find no driver

    [Fact]
    public void Record_Run_MakesAFilmASheetAndTheStates()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder);
        Finished result = Run([], "record", run, "--quality", "draft", "--gif");
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        string name = Path.Combine(run, "rollouts", "step-000000000512-episode-0");
        Assert.Equal("h264", VideoInfo.Read(name + ".mp4").Codec);
        Assert.All((string[])[".png", ".gif", ".safetensors"], ending => Assert.True(new FileInfo(name + ending).Length > 100, ending));
    }

    [Fact]
    public void Record_WithoutEgl_FallsBackToOsMesa()
    {
        using TemporaryFolder folder = new();
        Finished result = Run(new() { [NoEgl] = "/nowhere" }, "record", SmallRuns.Train(folder), "--quality", "draft");
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("drawing with OSMesa", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_WithoutAnyOpenGl_SaysWhatWasTriedAndLeavesNothing()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder);
        Finished result = Run(new() { [NoEgl] = "/nowhere", ["ROBOIRL_GL"] = "egl" }, "record", run);
        Assert.Equal(ExitCode.Machine, result.Code);
        Assert.Contains("- EGL surfaceless: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("- EGL default display: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("libegl1", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(run, "rollouts")));
    }

    [Fact]
    public void Record_WithoutEglAndOsMesa_ListsWhyEachFailed()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder);
        Directory.CreateDirectory(folder.File("broken"));
        foreach (string name in (string[])["libOSMesa.so.8", "libOSMesa.so.6", "libOSMesa.so"])
        {
            folder.Write("broken/" + name, "no library");
        }

        Finished result = Run(new() { [NoEgl] = "/nowhere", ["LD_LIBRARY_PATH"] = folder.File("broken") }, "record", run);
        Assert.Equal(ExitCode.Machine, result.Code);
        Assert.All((string[])["- EGL surfaceless: ", "- EGL default display: ", "- OSMesa: ", "libosmesa6"], part => Assert.Contains(part, result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void Resume_DiskRefusesTheCheckpoint_KeepsThePreviousAndGoesOnLater()
    {
        // A limit on the size of files refuses the write as a full disk does: the replay buffer of step 900 does not fit.
        string yaml = SmallRuns.Sac.Replace("total_steps: 300", "total_steps: 900", StringComparison.Ordinal).Replace("every: 100", "every: 300", StringComparison.Ordinal);
        using TemporaryFolder whole = new();
        using TemporaryFolder full = new();
        string expected = SmallRuns.Train(whole, yaml);
        string run = full.File("runs/small");
        const string Limited = "trap '' XFSZ; ulimit -f 80; exec \"$@\"";
        ProcessStartInfo start = new("bash", ["-c", Limited, "bash", "dotnet", typeof(Application).Assembly.Location, "train", full.Write("experiment.yaml", yaml), "--runs", full.File("runs"), "--name", "small"]);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // it maps the runtime's memory through a file, which the limit would hit
        Finished failed = Finish(start);
        Assert.True(failed.Code == ExitCode.Failure, failed.Out + failed.Error);
        Assert.Contains("The checkpoint at step 900 could not be written", failed.Error, StringComparison.Ordinal);
        Assert.Contains("'step-000000000600' stays as it was", failed.Error, StringComparison.Ordinal);
        Assert.Equal(RunState.Failed, RunFolder.ReadStatus(run).State);
        Assert.Contains("checkpoint at step 600", CommandLine.Run("eval", run, "--episodes", "1").Out, StringComparison.Ordinal);

        Finished resumed = Run([], "resume", run);
        Assert.True(resumed.Code == ExitCode.Ok, resumed.Error);
        TrainingTests.AssertSameFinalCheckpoint(expected, run);
    }

    [Fact]
    public void Record_UnknownCamera_NamesTheCameras()
    {
        using TemporaryFolder folder = new();
        Finished result = Run([], "record", SmallRuns.Train(folder), "--camera", "chas");
        Assert.NotEqual(ExitCode.Ok, result.Code);
        Assert.Contains("chase", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("INT", "TERM")] // Ctrl-C reaches a child of --jobs twice: from the terminal and from its parent
    public async Task Train_Signal_CheckpointsAndLeavesWithThree(params string[] signals)
    {
        using TemporaryFolder folder = new();
        string config = folder.Write("experiment.yaml", SmallRuns.Ppo.Replace("total_steps: 512", "total_steps: 500000000", StringComparison.Ordinal));
        using Process process = Start([], "train", config, "--runs", folder.File("runs"), "--name", "small");
        using EndOf end = new(process);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        WaitForFile(folder.File("runs/small/metrics.csv"), process);
        string commands = string.Join("; ", signals.Select(s => string.Create(CultureInfo.InvariantCulture, $"kill -{s} {process.Id}")));
        using (Process kill = Process.Start("sh", ["-c", commands]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(process.ExitCode == ExitCode.Stopped, await errors);
        Assert.Contains("stopped and checkpointed", await output, StringComparison.Ordinal);
        Assert.Equal(RunState.Stopped, RunFolder.ReadStatus(folder.File("runs/small")).State);
        Assert.NotEmpty(Directory.EnumerateDirectories(folder.File("runs/small/checkpoints")));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [Trait("Ci", "true")]
    [InlineData("ppo")]
    [InlineData("sac")]
    [InlineData("td3_bc")]
    public async Task Resume_AfterFiveKills_EndsWithTheBytesOfAnUninterruptedRun(string learner)
    {
        // Long enough that five kills hit it while it trains, with a checkpoint every tenth of the run.
        using TemporaryFolder data = new();
        string yaml = learner switch
        {
            "ppo" => SmallRuns.Ppo.Replace("total_steps: 512", "total_steps: 102400", StringComparison.Ordinal).Replace("every: 256", "every: 10240", StringComparison.Ordinal),
            "sac" => SmallRuns.Sac.Replace("total_steps: 300", "total_steps: 40000", StringComparison.Ordinal).Replace("every: 100", "every: 4000", StringComparison.Ordinal),
            _ => SmallRuns.FromDataset(learner, SmallRuns.Record(data)).Replace("total_steps: 40", "total_steps: 40000", StringComparison.Ordinal).Replace("every: 20", "every: 4000", StringComparison.Ordinal),
        };
        using TemporaryFolder whole = new();
        using TemporaryFolder killed = new();
        string expected = SmallRuns.Train(whole, yaml);
        string run = killed.File("runs/small");
        Random times = new(17);
        int kills = 0;
        for (int i = 0; i < 5; i++)
        {
            string[] arguments = i == 0
                ? ["train", killed.Write("experiment.yaml", yaml), "--runs", killed.File("runs"), "--name", "small"]
                : ["resume", run];
            using Process process = Start([], arguments);
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            WaitForFile(Path.Combine(run, "metrics.csv"), process);
            await Task.Delay(times.Next(1_500));
            kills += process.HasExited ? 0 : 1;
            process.Kill();
            await process.WaitForExitAsync();
            await Task.WhenAll(output, errors);
        }

        Assert.True(kills >= 3, $"only {kills} of 5 kills met a running process: make the run longer");
        Finished last = Run([], "resume", run);
        Assert.True(last.Code == ExitCode.Ok, last.Error);
        TrainingTests.AssertSameFinalCheckpoint(expected, run);
    }

    [Fact]
    public async Task DataCollect_AfterKills_GoesOnAndEndsWithTheBytesOfAnUninterruptedOne()
    {
        using TemporaryFolder folder = new();
        string[] command = ["data", "collect", "locomotion/half-cheetah-v5", "--agent", "random", "-n", "30", "--out"];
        int kills = 0;
        for (int i = 0; i < 3; i++)
        {
            using Process process = Start([], [.. command, folder.File("killed"), "--continue"]);
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            WaitForFile(folder.File("killed/index.json"), process);
            await Task.Delay(50 + (200 * i));
            kills += process.HasExited ? 0 : 1;
            process.Kill();
            await process.WaitForExitAsync();
            await Task.WhenAll(output, errors);
            Assert.True(CommandLine.Run("data", "check", folder.File("killed")).Code == ExitCode.Ok);
        }

        Assert.True(kills > 0, "no kill met a running process: collect more episodes");
        Assert.Equal(ExitCode.Ok, CommandLine.Run([.. command, folder.File("killed"), "--continue"]).Code);
        Assert.Equal(ExitCode.Ok, CommandLine.Run([.. command, folder.File("whole")]).Code);
        File.Delete(folder.File("killed/index.json.writing"));
        Assert.Equal(RoboIrl.Testing.SpanHash.OfFolder(folder.File("whole")), RoboIrl.Testing.SpanHash.OfFolder(folder.File("killed")));
    }

    [Fact]
    public void DataCollect_DiskRefusesAnEpisode_KeepsThoseBeforeAndGoesOnLater()
    {
        // A limit on the size of files refuses the write as a full disk does: the states of the eighth episode do not fit.
        using TemporaryFolder folder = new();
        string[] command = ["data", "collect", "locomotion/half-cheetah-v5", "--agent", "random", "-n", "12", "--out"];
        const string Limited = "trap '' XFSZ; ulimit -f 5000; exec \"$@\"";
        ProcessStartInfo start = new("bash", ["-c", Limited, "bash", "dotnet", typeof(Application).Assembly.Location, .. command, folder.File("full")]);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // it maps the runtime's memory through a file, which the limit would hit
        Finished failed = Finish(start);
        Assert.True(failed.Code == ExitCode.Failure, failed.Out + failed.Error);
        Assert.Contains("could not be written", failed.Error, StringComparison.Ordinal);
        CommandLine.Result check = CommandLine.Run("data", "check", folder.File("full"));
        Assert.True(check.Code == ExitCode.Ok, check.Error);
        Assert.Matches("^[1-9] episodes", check.Out);

        Assert.Equal(ExitCode.Ok, CommandLine.Run([.. command, folder.File("full"), "--continue"]).Code);
        Assert.Equal(ExitCode.Ok, CommandLine.Run([.. command, folder.File("whole")]).Code);
        Assert.Equal(RoboIrl.Testing.SpanHash.OfFolder(folder.File("whole")), RoboIrl.Testing.SpanHash.OfFolder(folder.File("full")));
    }

    [Fact]
    public void Train_SeedsInParallel_PrefixesTheirLines()
    {
        using TemporaryFolder folder = new();
        Finished result = Run([], "train", folder.Write("experiment.yaml", SmallRuns.Ppo), "--seed", "1..2", "--jobs", "2", "--runs", folder.File("runs"));
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("[seed 1] finished", result.Out, StringComparison.Ordinal);
        Assert.Contains("[seed 2] finished", result.Out, StringComparison.Ordinal);
        Assert.Equal(2, Directory.EnumerateDirectories(folder.File("runs")).Count());
    }

    [Fact]
    public void Doctor_WithoutEgl_EndsWithFour()
    {
        Finished result = Run(new() { [NoEgl] = "/nowhere" }, "doctor");
        Assert.Equal(ExitCode.Machine, result.Code);
        Assert.Matches(@"FAIL  egl +EGL", result.Out);
        Assert.Matches(@"ok    mujoco +\d", result.Out);
        Assert.Matches(@"(ok  |FAIL)  hdf5 +\S", result.Out);
        Assert.Matches(@"(ok  |FAIL)  bwrap +bubblewrap works|bwrap (is not installed|says)", result.Out);
    }
}
