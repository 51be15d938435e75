using System.Runtime.InteropServices;
using System.Text;
using RoboIrl.Native;

namespace RoboIrl.Benchmarks.Environments;

/// <summary>The C yardstick (native/env_bench) in this process.</summary>
internal sealed unsafe class NativeWorlds : IDisposable
{
    private static readonly nint Library = NativeLibraries.Load("roboirl_envbench");
    private static readonly delegate* unmanaged[Cdecl]<byte*, byte*, int, int, ulong, byte*, int, nint> Create =
        (delegate* unmanaged[Cdecl]<byte*, byte*, int, int, ulong, byte*, int, nint>)NativeLibrary.GetExport(Library, "envbench_create");

    private static readonly delegate* unmanaged[Cdecl]<nint, long, double> RunWorlds =
        (delegate* unmanaged[Cdecl]<nint, long, double>)NativeLibrary.GetExport(Library, "envbench_run");

    private static readonly delegate* unmanaged[Cdecl]<nint, void> Destroy =
        (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(Library, "envbench_destroy");

    private nint _handle;

    public NativeWorlds(string modelPath, string task, int worlds, int threads)
    {
        byte[] error = new byte[1000];
        fixed (byte* path = Encoding.UTF8.GetBytes(modelPath + "\0"), name = Encoding.UTF8.GetBytes(task + "\0"), text = error)
        {
            _handle = Create(path, name, worlds, threads, 1, text, error.Length);
        }

        if (_handle == 0)
        {
            throw new InvalidOperationException($"env_bench cannot run '{task}' with '{modelPath}': {Encoding.UTF8.GetString(error).TrimEnd('\0')}");
        }
    }

    /// <summary>Steps every world and returns the seconds.</summary>
    public double Run(int steps) => RunWorlds(_handle, steps);

    public void Dispose()
    {
        Destroy(_handle);
        _handle = 0;
    }
}
