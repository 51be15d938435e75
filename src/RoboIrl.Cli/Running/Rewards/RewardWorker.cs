using RoboIrl.Envs.Described;
using RoboIrl.Native;
using RoboIrl.Text2Reward.Sandbox;
using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Tries reward programs in another process of this program.</summary>
internal static class RewardWorker
{
    /// <summary>The hidden command that is the other process.</summary>
    public const string Name = "worker";

    /// <summary>Starts a worker; ready when the program is, where it is started before that is written.</summary>
    /// <param name="environment">Registered id, or the file of an environment, as the request will name it.</param>
    /// <exception cref="UsageException">There must be a box, and there is none.</exception>
    /// <exception cref="Core.Configuration.ConfigException">The environment's file is wrong.</exception>
    public static ProgramWorker Start(string environment)
    {
        Box.Check();
        return ProgramWorker.Start(new WorkerCommand(SelfProcess.Describe(["reward", Name]), [.. Readable(environment)]));
    }

    /// <summary>Verifies a program and tries it in another process.</summary>
    /// <param name="program">Its text.</param>
    /// <param name="environment">Registered id, or the file of an environment.</param>
    /// <param name="seed">Of the recorded states.</param>
    /// <param name="stop">Gives up by an exception.</param>
    public static SmokeReport Try(string program, string environment, ulong seed, CancellationToken stop = default)
    {
        using ProgramWorker worker = Start(environment);
        return worker.Try(new WorkerRequest(program, NameOf(environment), seed), stop);
    }

    /// <summary>How the request names an environment: the worker has another current folder.</summary>
    public static string NameOf(string environment) => DescribedEnvironment.IsFile(environment) ? Path.GetFullPath(environment) : environment;

    /// <summary>The other process.</summary>
    public static int Serve()
    {
        using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
        ProgramWorker.Serve(input, output, static (environment, seed) => WorldRecorder.Record(Suite.Find(environment), seed));
        return ExitCode.Ok;
    }

    /// <summary>What the other process may read: the runtime, this program, the native libraries and what the environment is made of.</summary>
    /// <param name="environment">Registered id, or the file of an environment.</param>
    internal static IEnumerable<string> Readable(string environment)
    {
        yield return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        yield return Path.GetDirectoryName(Environment.ProcessPath)!;
        yield return AppContext.BaseDirectory;
        foreach (string library in ((string[])["roboirl_mujoco", "mujoco"]).SelectMany(NativeLibraries.Candidates).Where(static p => Path.IsPathRooted(p) && File.Exists(p)))
        {
            yield return Path.GetDirectoryName(library)!;
        }

        if (Assets.Find(null) is { } assets)
        {
            yield return assets;
        }

        if (DescribedEnvironment.IsFile(environment))
        {
            foreach (string file in DescribedEnvironment.FilesOf(environment)) // and nothing else of its folder
            {
                yield return file;
            }
        }
    }
}
