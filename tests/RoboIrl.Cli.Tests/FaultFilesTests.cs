using System.Text.Json;
using RoboIrl.Cli.Running;
using RoboIrl.Envs;
using Serilog;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class FaultFilesTests
{
    private static readonly NumericFault Fault = new("locomotion/hopper-v5", 1, 42, "MuJoCo warning BadAcceleration at element 3", [[0.4, 0, 1], [0.5, double.NaN, 1e300]], [[0f, 0f, 0f], [1f, -1f, 0f]]);

    [Fact]
    public void Write_Fault_KeepsEverythingNeededToSeeItAgain()
    {
        using TemporaryFolder folder = new();
        new FaultFiles(folder.File("faults"), Log.Logger).Write(Fault);
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(folder.File("faults/fault-0001.json")));
        JsonElement root = file.RootElement;
        Assert.Equal("locomotion/hopper-v5", root.GetProperty("environment_id").GetString());
        Assert.Equal(42, root.GetProperty("episode_step").GetInt32());
        Assert.Equal("NaN", root.GetProperty("states")[1][1].GetString());
        Assert.Equal(1e300, root.GetProperty("states")[1][2].GetDouble());
        Assert.Equal(3, root.GetProperty("actions")[1].GetArrayLength());
    }

    [Fact]
    public void Write_ManyFaults_KeepsAHundred()
    {
        using TemporaryFolder folder = new();
        FaultFiles faults = new(folder.File("faults"), Log.Logger);
        Parallel.For(0, 250, _ => faults.Write(Fault));
        Assert.Equal(FaultFiles.Most, Directory.EnumerateFiles(folder.File("faults")).Count());
    }

    [Fact]
    public void Write_InAResumedRun_LeavesTheEarlierFilesAlone()
    {
        using TemporaryFolder folder = new();
        new FaultFiles(folder.File("faults"), Log.Logger).Write(Fault);
        new FaultFiles(folder.File("faults"), Log.Logger).Write(Fault with { World = 7 });
        Assert.Contains("\"world\":1,", File.ReadAllText(folder.File("faults/fault-0001.json")), StringComparison.Ordinal);
        Assert.Contains("\"world\":7,", File.ReadAllText(folder.File("faults/fault-0002.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FolderThatCannotBe_DoesNotEndTheRun()
    {
        using TemporaryFolder folder = new();
        new FaultFiles(Path.Combine(folder.Write("file", "not a folder"), "faults"), Log.Logger).Write(Fault);
    }
}
