using System.Diagnostics;

namespace RoboIrl.Text2Reward.Sandbox;

/// <summary>How a worker is started.</summary>
/// <param name="Start">Program and arguments that lead to <see cref="ProgramWorker.Serve"/>.</param>
/// <param name="Readable">Files and folders that it needs beside the system's libraries, those of environments too.</param>
public sealed record WorkerCommand(ProcessStartInfo Start, IReadOnlyList<string> Readable)
{
    /// <summary>Variables that a worker gets, where they are set: none that could hold a secret.</summary>
    private static readonly string[] Kept = ["PATH", "HOME", "DOTNET_ROOT", "LD_LIBRARY_PATH", "ROBOIRL_NATIVE_DIR", "MUJOCO_HOME", "LIBTORCH_HOME", "METAWORLD_ASSETS"];

    /// <summary>The command line as it is started: few variables, and in a box where there is one.</summary>
    public ProcessStartInfo Describe()
    {
        ProcessStartInfo start = new(Start.FileName, Start.ArgumentList) { UseShellExecute = false };
        start.Environment.Clear();
        foreach (string name in Kept)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }

        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // no socket for debuggers
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // starts faster, and needs no file of shared memory
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x40000000"; // too much memory becomes an exception first
        start.Environment["DOTNET_TieredPGO"] = "0"; // it does not live long enough
        return Bubblewrap.State.Works ? Bubblewrap.Wrap(start, Readable) : start;
    }
}
