using RoboIrl.Core.Configuration;
using RoboIrl.Core.Runs;
using RoboIrl.Core.Tests.Configuration;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Runs;

public sealed class RunFolderTests
{
    private static ExperimentConfig Config { get; } = Samples.Parse(Samples.Minimal);

    private static RunFolder Create(TempFolder runs, string? name = null) => RunFolder.Create(runs.Path, Config, TimeProvider.System, name);

    [Fact]
    public void Create_Default_NumbersTheRuns()
    {
        using TempFolder runs = new();
        using RunFolder first = Create(runs);
        using RunFolder second = Create(runs);
        Assert.Equal("one-alpha-s1-1", first.Name);
        Assert.Equal("one-alpha-s1-2", second.Name);
        Assert.Equal(ConfigWriter.Write(Config), File.ReadAllText(first.ConfigPath));
        Assert.Equal(Config.Seed, ConfigLoader.LoadExperiment(first.ConfigPath, Samples.Catalog).Seed);
    }

    [Fact]
    public void Create_NamedFolderExists_IsRefusedAndUntouched()
    {
        using TempFolder runs = new();
        runs.Write("mine/notes.txt", "precious");
        RunFolderException error = Assert.Throws<RunFolderException>(() => Create(runs, "mine"));
        Assert.Contains("exists already and is never overwritten", error.Message);
        Assert.Contains("roboirl resume", error.Message);
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(runs.At("mine")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("a\\b")]
    public void Create_BadName_IsRefused(string name)
    {
        using TempFolder runs = new();
        Assert.Throws<RunFolderException>(() => Create(runs, name));
        Assert.Empty(Directory.GetFileSystemEntries(runs.Path));
    }

    [Fact]
    public void Create_ManyProcessesTogether_EachGetsItsOwn()
    {
        using TempFolder runs = new();
        ChildProcess[] children = [.. Enumerable.Range(0, 4).Select(_ => TestProgram.Start("new-run", runs.Path))];
        string[] names = [.. children.Select(child => child.WaitForExit(TimeSpan.FromSeconds(60)).Output.Trim()).Order()];
        Array.ForEach(children, child => child.Dispose());
        Assert.Equal(["one-alpha-s1-1", "one-alpha-s1-2", "one-alpha-s1-3", "one-alpha-s1-4"], names);
    }

    [Fact]
    public void Create_FolderCannotBeWritten_SaysSo()
    {
        using TempFolder runs = new();
        string file = runs.Write("file", "");
        Assert.Contains("No run folder can be created", Assert.Throws<RunFolderException>(() => RunFolder.Create(file, Config, TimeProvider.System)).Message);
    }

    [Fact]
    public void Open_NotARun_IsRefused()
    {
        using TempFolder runs = new();
        Assert.Contains("is not a run folder", Assert.Throws<RunFolderException>(() => RunFolder.Open(runs.Path, TimeProvider.System)).Message);
        Assert.Contains("is not a run folder", Assert.Throws<RunFolderException>(() => RunFolder.Open(runs.At("none"), TimeProvider.System)).Message);
    }

    [Fact]
    public void Open_HeldByALivingProcess_IsRefusedUntilItDies()
    {
        using TempFolder runs = new();
        string folder;
        using (RunFolder created = Create(runs))
        {
            folder = created.Folder;
            Assert.Contains($"is being written by process {Environment.ProcessId}", Assert.Throws<RunFolderException>(() => RunFolder.Open(folder, TimeProvider.System)).Message);
        }

        using (ChildProcess child = TestProgram.Start("hold-run", folder))
        {
            TestProgram.WaitForLines(child, 1);
            Assert.Contains($"is being written by process {child.Id}", Assert.Throws<RunFolderException>(() => RunFolder.Open(folder, TimeProvider.System)).Message);
            Assert.Equal(RunState.Running, RunFolder.ReadStatus(folder).State);
            child.Kill();
        }

        Assert.Equal(RunState.Interrupted, RunFolder.ReadStatus(folder).State);
        Assert.True(File.Exists(Path.Combine(folder, "run.lock")), "The dead process leaves its lock file behind.");
        using RunFolder again = RunFolder.Open(folder + "/", TimeProvider.System);
        Assert.Equal("one-alpha-s1-1", again.Name);
    }

    [Fact]
    public void Status_Written_IsReadBackWhole()
    {
        using TempFolder runs = new();
        using RunFolder run = Create(runs);
        RunVersions versions = RunVersions.Capture(new Dictionary<string, string> { ["mujoco"] = "2.2.2", ["blas"] = "openblas" });
        run.WriteStatus(new RunStatus { State = RunState.Finished, Steps = 5, TotalSteps = 10, LastReturn = -1.5, NumericFaults = 2, Message = "done", Versions = versions });
        RunStatus status = RunFolder.ReadStatus(run.Folder);
        Assert.Equal((RunState.Finished, 5L, 10L, -1.5, 2L, "done"), (status.State, status.Steps, status.TotalSteps, status.LastReturn, status.NumericFaults, status.Message));
        Assert.Equal(Environment.ProcessId, status.ProcessId);
        Assert.Equal(["blas", "mujoco"], status.Versions!.Native.Keys);
        Assert.NotEmpty(status.Versions.Runtime);
        string text = File.ReadAllText(run.StatusPath);
        Assert.Contains("\"state\": \"finished\"", text);
        Assert.Contains("\"last_return\": -1.5", text);

        run.WriteStatus(status with { LastReturn = double.NaN });
        Assert.Null(RunFolder.ReadStatus(run.Folder).LastReturn);
        Assert.DoesNotContain(Directory.GetFiles(run.Folder), file => file.EndsWith(".writing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"state\": \"sleeping\", \"steps\": 1, \"total_steps\": 2}")]
    [InlineData("{\"state\": \"running\"}")]
    public void Status_Broken_IsRefused(string text)
    {
        using TempFolder runs = new();
        runs.Write("status.json", text);
        Assert.Throws<RunFolderException>(() => RunFolder.ReadStatus(runs.Path));
    }

    [Fact]
    public async Task AtomicFile_ReaderDuringWrites_SeesOldOrNewOnly()
    {
        using TempFolder folder = new();
        string path = folder.At("file");
        byte[] Content(int i) => [.. Enumerable.Repeat((byte)i, 5_000)];
        AtomicFile.Write(path, Content(0));
        using CancellationTokenSource stop = new();
        Task writer = Task.Run(() =>
        {
            for (int i = 1; !stop.IsCancellationRequested; i++)
            {
                AtomicFile.Write(path, Content(i % 250));
            }
        });
        for (int i = 0; i < 300; i++)
        {
            byte[] read = File.ReadAllBytes(path);
            Assert.Equal(5_000, read.Length);
            Assert.True(read.AsSpan().IndexOfAnyExcept(read[0]) < 0);
        }

        await stop.CancelAsync();
        await writer;
    }
}
