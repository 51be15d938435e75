using System.Diagnostics;
using System.Text.Json.Nodes;
using RoboIrl.Cli.Running;
using RoboIrl.Envs;
using RoboIrl.Rendering;
using Serilog;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>Numeric faults played once more by <c>play --nan</c>, from files that anybody may have written.</summary>
public sealed class FaultReplayTests
{
    [Fact]
    public void Run_FileOfAFault_ShowsTheStatesAndFailsAgain()
    {
        using TemporaryFolder folder = new();
        string file = WriteFault(folder);
        CommandLine.Result result = CommandLine.Run("play", "--nan", file);
        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.Contains("locomotion/half-cheetah-v5, world 0, step 5: ", result.Out, StringComparison.Ordinal);
        Assert.Contains("step     5  fastest bthigh ", result.Out, StringComparison.Ordinal);
        Assert.Contains("it fails again", result.Out, StringComparison.Ordinal);
        Assert.Equal(5, RecordedEpisode.Load(Path.ChangeExtension(file, ".safetensors")).Steps);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"environment_id": "locomotion/hopper-v5", "states": [[1, 2]], "actions": [[1]], "reason": "x"}""")]
    [InlineData("""{"environment_id": "locomotion/hopper-v5", "states": [null], "actions": [[1, 1, 1]], "reason": "x"}""")]
    [InlineData("""{"environment_id": "locomotion/hopper-v5", "states": [[1]], "actions": [null], "reason": "x"}""")]
    [InlineData("""{"environment_id": "locomotion/hopper-v5", "states": [[]], "actions": [[]], "reason": "x"}""")]
    [InlineData("""{"environment_id": "locomotion/hopper-v5", "states": [["many"]], "actions": [[1]], "reason": "x"}""")]
    [InlineData("""{"environment_id": "locomotion/hopper-v5", "states": [[1e999]], "actions": [[1]], "reason": "x"}""")]
    [InlineData("""{"environment_id": "locomotion/hopper-v5", "states": [[1]], "actions": [[1]], "reason": "x", "episode_step": -1}""")]
    [InlineData("""{"environment_id": "locomotion/hopper-v5", "states": [[1]], "actions": [[1]], "reason": "x", "world": 99999999999}""")]
    [InlineData("""{"environment_id": "", "states": [[1]], "actions": [[1]], "reason": "x"}""")]
    [InlineData("""{"environment_id": "\u001b[2J", "states": [[1]], "actions": [[1]], "reason": "x"}""")]
    public void Run_FileOfSomethingElse_IsRefused(string content)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("fault-0001.json", content);
        CommandLine.Result result = CommandLine.Run("play", "--nan", file);
        Assert.NotEqual(ExitCode.Ok, result.Code);
        Assert.Contains("fault-0001.json", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)] // a state that is too long, one that is too short, one of another environment
    [InlineData(2, -1)]
    [InlineData(3, 18)]
    [InlineData(5, -1)]
    public void Run_OneStateOfAnotherSize_IsRefused(int index, int difference)
    {
        using TemporaryFolder folder = new();
        string file = WriteFault(folder);
        JsonNode fault = JsonNode.Parse(File.ReadAllText(file))!;
        JsonArray state = fault["states"]![index]!.AsArray();
        for (int i = 0; i < Math.Abs(difference); i++)
        {
            if (difference > 0)
            {
                state.Add(0.0);
            }
            else
            {
                state.RemoveAt(state.Count - 1);
            }
        }

        File.WriteAllText(file, fault.ToJsonString());
        CommandLine.Result result = CommandLine.Run("play", "--nan", file);
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains($"has a state {index + 1} of {state.Count}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("was not expected", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ReasonWithCommandsForTheTerminal_ShowsThemAsText()
    {
        using TemporaryFolder folder = new();
        string file = WriteFault(folder);
        JsonNode fault = JsonNode.Parse(File.ReadAllText(file))!;
        fault["reason"] = "gone \u001b[2J\u0007";
        File.WriteAllText(file, fault.ToJsonString());
        CommandLine.Result result = CommandLine.Run("play", "--nan", file);
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("gone ?[2J?", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Pipe_IsRefusedAndNotWaitedFor()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("fault-0001.json");
        using (Process make = Process.Start("mkfifo", [file]))
        {
            await make.WaitForExitAsync();
        }

        CommandLine.Result result = await Task.Run(() => CommandLine.Run("play", "--nan", file)).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("no plain file", result.Error, StringComparison.Ordinal);
    }

    private static string WriteFault(TemporaryFolder folder)
    {
        using MuJoCoEnvironment world = EnvironmentRegistry.CreateDefault().Create("locomotion/half-cheetah-v5");
        FaultFiles faults = new(folder.File("faults"), Log.Logger);
        world.Faulted += faults.Write;
        double[] observation = new double[world.Spec.Observation.Size];
        float[] action = new float[world.Spec.Action.Size];
        world.Seed(1, 0);
        world.Reset(observation);
        for (int step = 0; step < 6; step++)
        {
            world.Data.Qvel[3] = step == 5 ? 9e9 : world.Data.Qvel[3];
            world.Step(action, observation);
        }

        return folder.File("faults/fault-0001.json");
    }
}
