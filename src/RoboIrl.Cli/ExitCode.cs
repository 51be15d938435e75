namespace RoboIrl.Cli;

/// <summary>How the program ends; scripts may rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Ok = 0;

    /// <summary>It failed: training diverged, a checkpoint is damaged, a check found a fault.</summary>
    public const int Failure = 1;

    /// <summary>The command line, a configuration or a name in it is wrong; nothing was started.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM; training was checkpointed and can be resumed.</summary>
    public const int Stopped = 3;

    /// <summary>The machine lacks something: a native library, OpenGL, ffmpeg.</summary>
    public const int Machine = 4;

    /// <summary>For the help text.</summary>
    public const string Help = "exit codes: 0 done, 1 failed, 2 wrong command line or configuration, 3 stopped and checkpointed, 4 the machine lacks a library or program";
}
