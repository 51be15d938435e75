using System.Runtime.InteropServices;
using RoboIrl.Native;

namespace RoboIrl.MuJoCo.Interop;

/// <summary>Addresses of engine functions that are called by <see cref="Guard.rm_call"/>, found once.</summary>
internal static class EngineFunctions
{
    /// <summary><c>mj_step1</c>: everything that depends on position and velocity.</summary>
    public static nint Step1 { get; } = Find("mj_step1");

    /// <summary><c>mj_step2</c>: acceleration from the current control, then integration.</summary>
    public static nint Step2 { get; } = Find("mj_step2");

    /// <summary><c>mj_fwdPosition</c>: places, inertias, contacts and constraints of the current position.</summary>
    public static nint ForwardPosition { get; } = Find("mj_fwdPosition");

    private static nint Find(string name)
    {
        Engine.EnsureReady();
        return NativeLibrary.GetExport(NativeLibraries.Load("mujoco"), name);
    }
}
