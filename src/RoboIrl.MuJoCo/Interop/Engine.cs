using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RoboIrl.Native;

[assembly: DisableRuntimeMarshalling]

namespace RoboIrl.MuJoCo.Interop;

/// <summary>Brings the engine up once per process: finds the libraries, checks their versions, takes over its error handlers.</summary>
internal static class Engine
{
    private static readonly Lock Gate = new();
    private static bool _ready;

    static Engine() => NativeLibraries.Register(typeof(Engine).Assembly);

    /// <summary>Routes native calls of this assembly through <see cref="NativeLibraries"/>; cheap and idempotent.</summary>
    public static void Register()
    {
        // The static constructor does it.
    }

    /// <summary>Makes sure that the engine may be used.</summary>
    /// <exception cref="NativeException">A library is missing, or bindings, guard and engine are not of one version.</exception>
    public static void EnsureReady()
    {
        if (Volatile.Read(ref _ready))
        {
            return;
        }

        lock (Gate)
        {
            NativeLibraries.Load("mujoco");
            NativeLibraries.Load(Guard.Library);
            CheckVersions(MuJoCoApi.mj_version(), Guard.rm_engine_version(), Guard.rm_header_version());
            Guard.rm_install();
            Volatile.Write(ref _ready, true);
        }
    }

    /// <summary>Compares what the parts were built for with what was loaded.</summary>
    internal static void CheckVersions(int engine, int guardEngine, int guardHeader)
    {
        if (engine != MuJoCoApi.mjVERSION_HEADER || guardEngine != engine || guardHeader != engine)
        {
            throw new NativeException(
                $"MuJoCo versions disagree: the loaded engine is {Text(engine)}, the bindings are for {Text(MuJoCoApi.mjVERSION_HEADER)}, " +
                $"the guard library was compiled for {Text(guardHeader)} and is linked to {Text(guardEngine)}. Set MUJOCO_HOME to the engine that you want " +
                "(or unset it for the distribution's) and run ./build.sh, which regenerates the bindings and compiles the guard for it.");
        }
    }

    /// <summary>The engine's version number as people write it. Through 3.4 it has one digit per part, later ones up to three.</summary>
    internal static string Text(int version) => version >= 1_000_000
        ? $"{version / 1_000_000}.{version / 1000 % 1000}.{version % 1000}"
        : $"{version / 100}.{version / 10 % 10}.{version % 10}";
}
