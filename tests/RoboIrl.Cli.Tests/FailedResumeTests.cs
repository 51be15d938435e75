using RoboIrl.Core.Runs;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>A run that cannot go on says why in its status, and loses nothing by the attempt.</summary>
public sealed class FailedResumeTests
{
    [Fact]
    public void Resume_AllCheckpointsDamaged_FailsInTheStatusAndChangesNothingElse()
    {
        using TemporaryFolder folder = new();
        string run = Unfinished(folder);
        foreach (string tensors in Directory.EnumerateFiles(Path.Combine(run, "checkpoints"), "tensors.safetensors", SearchOption.AllDirectories))
        {
            File.WriteAllBytes(tensors, File.ReadAllBytes(tensors)[..^8]);
        }

        AssertRefusedUntouched(run, "are damaged");
    }

    [Fact]
    public void Resume_ConfigOfAnotherNetwork_FailsInTheStatusAndChangesNothingElse()
    {
        using TemporaryFolder folder = new();
        string run = Unfinished(folder);
        string config = Path.Combine(run, "config.yaml");
        File.WriteAllText(config, File.ReadAllText(config).Replace("hidden_layers: [8]", "hidden_layers: [9]", StringComparison.Ordinal));

        AssertRefusedUntouched(run, "");
    }

    [Fact]
    public void Resume_BrokenConfig_FailsInTheStatus()
    {
        using TemporaryFolder folder = new();
        string run = Unfinished(folder);
        File.AppendAllText(Path.Combine(run, "config.yaml"), "no_such_key: 1\n");

        AssertRefusedUntouched(run, "no_such_key");
    }

    [Fact]
    public void Resume_StatusCannotBeWritten_StillSaysWhyItFailed()
    {
        using TemporaryFolder folder = new();
        string run = Unfinished(folder);
        File.AppendAllText(Path.Combine(run, "config.yaml"), "no_such_key: 1\n");
        Directory.CreateDirectory(RunFolder.StatusPathOf(run) + ".writing"); // the system refuses to open a folder for writing, which is no IOException
        CommandLine.Result result = CommandLine.Run("resume", run);
        Assert.Contains("no_such_key", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("status.json", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A run whose status says stopped, at step 512 of 512.</summary>
    private static string Unfinished(TemporaryFolder folder)
    {
        string run = SmallRuns.Train(folder);
        string status = RunFolder.StatusPathOf(run);
        File.WriteAllText(status, File.ReadAllText(status).Replace("\"finished\"", "\"stopped\"", StringComparison.Ordinal));
        File.AppendAllText(Path.Combine(run, "metrics.csv"), "9999,\n"); // a torn row beyond every checkpoint: what a resume cuts
        return run;
    }

    private static void AssertRefusedUntouched(string run, string reason)
    {
        Dictionary<string, byte[]> before = Content(run);
        RunStatus status = RunFolder.ReadStatus(run);
        CommandLine.Result result = CommandLine.Run("resume", run);
        Assert.NotEqual(ExitCode.Ok, result.Code);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);

        RunStatus failed = RunFolder.ReadStatus(run);
        Assert.Equal((RunState.Failed, status.Steps, status.TotalSteps), (failed.State, failed.Steps, failed.TotalSteps));
        Assert.Contains(failed.Message!, result.Error, StringComparison.Ordinal);
        Dictionary<string, byte[]> after = Content(run);
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, file => Assert.True(file.Value.AsSpan().SequenceEqual(after[file.Key]), file.Key + " changed"));
    }

    /// <summary>Every file but the log, the status and the lock.</summary>
    private static Dictionary<string, byte[]> Content(string run) => Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) is not ("log.txt" or "log.jsonl" or "status.json") && !file.EndsWith("lock", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetRelativePath(run, file), File.ReadAllBytes);
}
