using System.Runtime.InteropServices;

namespace RoboIrl.MuJoCo.Interop;

/// <summary>The guarded engine calls of native/mujoco_guard: a fault inside the engine becomes a <see cref="MuJoCoException"/>.</summary>
internal static unsafe class Guard
{
    /// <summary>Bare name of the guard library.</summary>
    public const string Library = "roboirl_mujoco";

    /// <summary>Status of a call that went well.</summary>
    public const int Ok = 0;

    static Guard() => Engine.Register();

    /// <summary>Throws unless <paramref name="status"/> is <see cref="Ok"/>.</summary>
    /// <param name="status">What a guarded call returned.</param>
    /// <param name="what">What was being done, for the message.</param>
    public static void Check(int status, string what)
    {
        if (status != Ok)
        {
            Throw(what);
        }
    }

    /// <summary>Calls any engine function of integer and pointer parameters under the guard.</summary>
    /// <param name="function">Name of the function.</param>
    /// <param name="arguments">Its arguments, eight at most.</param>
    /// <param name="data">The mjData whose scratch stack is given back after a fault, or null.</param>
    /// <returns>The function's result; without meaning where it has none.</returns>
    /// <exception cref="MuJoCoException">The engine reported a fault.</exception>
    public static nint Call(string function, ReadOnlySpan<nint> arguments, mjData* data = null)
    {
        Engine.EnsureReady();
        nint* padded = stackalloc nint[8];
        arguments.CopyTo(new Span<nint>(padded, 8));
        nint result;
        Check(rm_call((void*)NativeLibrary.GetExport(Native.NativeLibraries.Load("mujoco"), function), data, padded, &result), function);
        return result;
    }

    /// <summary>Text of the last failed call on this thread.</summary>
    public static string LastError() => Marshal.PtrToStringUTF8((nint)rm_last_error()) ?? string.Empty;

    /// <summary>Text of the engine's last warning on this thread.</summary>
    public static string LastWarning() => Marshal.PtrToStringUTF8((nint)rm_last_warning()) ?? string.Empty;

    private static void Throw(string what) => throw new MuJoCoException($"MuJoCo failed in {what}: {LastError()}");

    [DllImport(Library)] public static extern void rm_install();
    [DllImport(Library)] public static extern int rm_header_version();
    [DllImport(Library)] public static extern int rm_engine_version();
    [DllImport(Library)] public static extern byte* rm_last_error();
    [DllImport(Library)] public static extern byte* rm_last_warning();
    [DllImport(Library)] public static extern long rm_warning_count();
    [DllImport(Library)] public static extern int rm_step(mjModel* m, mjData* d, int count, int rne);
    [DllImport(Library)] public static extern int rm_forward(mjModel* m, mjData* d);
    [DllImport(Library)] public static extern int rm_reset_data(mjModel* m, mjData* d);
    [DllImport(Library)] public static extern int rm_reset_keyframe(mjModel* m, mjData* d, int key);
    [DllImport(Library)] public static extern int rm_reset_inputs(mjModel* m, mjData* d);
    [DllImport(Library)] public static extern int rm_make_data(mjModel* m, mjData** data);
    [DllImport(Library)] public static extern int rm_set_const(mjModel* m, mjData* d);
    [DllImport(Library)] public static extern int rm_copy_data(mjData* target, mjModel* m, mjData* source);
    [DllImport(Library)] public static extern int rm_copy_model(mjModel* m, mjModel** model);
    [DllImport(Library)] public static extern long rm_state_size(mjModel* m);
    [DllImport(Library)] public static extern int rm_get_state(mjModel* m, mjData* d, double* state);
    [DllImport(Library)] public static extern int rm_set_state(mjModel* m, mjData* d, double* state);
    [DllImport(Library)] public static extern int rm_call(void* function, mjData* d, nint* arguments, nint* result);
    [DllImport(Library)]
    public static extern int rm_load(byte* name, byte* data, nuint size, byte** names, byte** contents, nuint* sizes, int count, byte* warning, int warningSize, mjModel** model);
}
