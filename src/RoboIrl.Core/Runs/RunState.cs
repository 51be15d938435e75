namespace RoboIrl.Core.Runs;

/// <summary>How a run stands.</summary>
public enum RunState
{
    /// <summary>A process is working on it.</summary>
    Running,

    /// <summary>All steps were taken.</summary>
    Finished,

    /// <summary>The user stopped it; it can be resumed.</summary>
    Stopped,

    /// <summary>An error ended it; the message says which.</summary>
    Failed,

    /// <summary>Never written: it says running, but no process holds it. It was killed and can be resumed.</summary>
    Interrupted,
}
