using System.Runtime.InteropServices;
using RoboIrl.Native;

namespace RoboIrl.Benchmarks.Fused;

/// <summary>The yardsticks of native/bench in this process: each runs its job n times and returns microseconds per run.</summary>
internal static unsafe class Yardstick
{
    private static readonly nint Library = NativeLibraries.Load("roboirl_bench");

    /// <summary>A job by its export's name.</summary>
    public static Func<int, double> Job(string export)
    {
        var function = (delegate* unmanaged[Cdecl]<int, double>)NativeLibrary.GetExport(Library, export);
        return count => function(count);
    }

    /// <summary>Threads of libtorch and its BLAS, for this thread and those that libtorch starts.</summary>
    public static void SetThreads(int count) =>
        ((delegate* unmanaged[Cdecl]<int, void>)NativeLibrary.GetExport(Library, "rb_set_threads"))(count);
}
