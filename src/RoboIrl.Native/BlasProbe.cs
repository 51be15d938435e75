using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RoboIrl.Native;

/// <summary>Finds out which BLAS the system's loader gives to libtorch, and how fast it is.</summary>
/// <remarks>
/// The reference implementation and OpenBLAS share one file name and differ by a factor of about 70, without any message.
/// Builds of libtorch that bring their own BLAS (those behind <c>LIBTORCH_HOME</c>) do not use what is measured here.
/// </remarks>
public static unsafe class BlasProbe
{
    /// <summary>Below this many GFLOP/s on one thread a BLAS is taken for an unoptimised one.</summary>
    public const double SlowBelow = 10;

    private const string Library = "libblas.so.3";
    private const int Side = 256;
    private const int Repeats = 5;

    /// <summary>Multiplies two 256 x 256 matrices a few times; takes 5 ms with a fast BLAS and 100 ms with a slow one.</summary>
    /// <returns>What was found, or null where the system has no BLAS.</returns>
    public static BlasReport? Measure()
    {
        if (!NativeLibrary.TryLoad(Library, out nint library) || !NativeLibrary.TryGetExport(library, "sgemm_", out nint address))
        {
            return null;
        }

        // OpenMP counts threads per calling thread, and a team of them on a busy machine measures the neighbours.
        using SingleThread alone = new();
        using NativeBuffer<float> matrices = new(3 * Side * Side);
        matrices.Span.Fill(0.5f);
        double best = double.MaxValue;
        for (int i = 0; i <= Repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Multiply(address, matrices.Pointer);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        string file = MappedFile();
        return new BlasReport(file, Configuration(file), 2.0 * Side * Side * Side / best / 1e9);
    }

    /// <summary>Keeps OpenMP on this thread to a team of one.</summary>
    private readonly ref struct SingleThread
    {
        private readonly delegate* unmanaged<int, void> _set;
        private readonly int _before;

        public SingleThread()
        {
            if (NativeLibrary.TryLoad("libgomp.so.1", out nint openMp))
            {
                _set = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(openMp, "omp_set_num_threads");
                _before = ((delegate* unmanaged<int>)NativeLibrary.GetExport(openMp, "omp_get_max_threads"))();
                _set(1);
            }
        }

        public void Dispose()
        {
            if (_set != null)
            {
                _set(_before);
            }
        }
    }

    /// <summary>c = a b, by the Fortran entry that every BLAS has: all arguments by address.</summary>
    private static void Multiply(nint sgemm, float* matrices)
    {
        byte plain = (byte)'N';
        int n = Side;
        float one = 1;
        float zero = 0;
        ((delegate* unmanaged<byte*, byte*, int*, int*, int*, float*, float*, int*, float*, int*, float*, float*, int*, void>)sgemm)(
            &plain, &plain, &n, &n, &n, &one, matrices, &n, matrices + (Side * Side), &n, &zero, matrices + (2 * Side * Side), &n);
    }

    /// <summary>What OpenBLAS says of itself; empty for any other.</summary>
    private static string Configuration(string file) =>
        file.Contains("openblas", StringComparison.Ordinal)
        && NativeLibrary.TryLoad("libopenblas.so.0", out nint library)
        && NativeLibrary.TryGetExport(library, "openblas_get_config", out nint get)
            ? Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)get)())?.Trim() ?? ""
            : "";

    /// <summary>The file behind the library's name, links followed, as the kernel mapped it.</summary>
    private static string MappedFile()
    {
        foreach (string line in File.ReadLines("/proc/self/maps"))
        {
            int path = line.IndexOf('/', StringComparison.Ordinal);
            if (path >= 0 && Path.GetFileName(line[path..]).StartsWith("libblas.so", StringComparison.Ordinal))
            {
                return line[path..];
            }
        }

        return Library;
    }
}
