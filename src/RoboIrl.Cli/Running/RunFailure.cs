using RoboIrl.Core.Runs;

namespace RoboIrl.Cli.Running;

/// <summary>Puts a failure into a run's <c>status.json</c>.</summary>
internal static class RunFailure
{
    /// <summary>Writes the failure down where it can; a full or locked disk must not hide why the run failed.</summary>
    /// <param name="run">The run, held by this process.</param>
    /// <param name="now">How the training stood, or null where it had not begun: what the status says so far then stays.</param>
    /// <param name="error">Why it failed.</param>
    public static void TryWrite(RunFolder run, RunStatus? now, Exception error)
    {
        try
        {
            run.WriteStatus((now ?? Before(run)) with { State = RunState.Failed, Message = error.Message });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Serilog.Debugging.SelfLog.WriteLine("status.json could not be written: {0}", e.Message);
        }
    }

    private static RunStatus Before(RunFolder run)
    {
        try
        {
            return RunFolder.ReadStatus(run.Folder);
        }
        catch (RunFolderException)
        {
            return new RunStatus { State = RunState.Failed, Steps = 0, TotalSteps = 0 }; // none yet, or a broken one
        }
    }
}
