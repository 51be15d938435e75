using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;

namespace RoboIrl.Native;

/// <summary>
/// Finds the native libraries that the suite binds. One place decides, so that every error names
/// every folder that was tried.
/// </summary>
/// <remarks>
/// Order: <c>ROBOIRL_NATIVE_DIR</c>; the folder of the running program; <c>artifacts/native</c> in that folder's
/// ancestors (a source checkout); the library's own home (<c>MUJOCO_HOME/lib</c>, <c>LIBTORCH_HOME/lib</c>);
/// the system's loader.
/// </remarks>
public static class NativeLibraries
{
    private static readonly ConcurrentDictionary<string, nint> Loaded = new(StringComparer.Ordinal);

    /// <summary>Routes the <c>DllImport</c>s of <paramref name="assembly"/> through <see cref="Load"/>. Call once per assembly.</summary>
    /// <param name="assembly">The assembly whose native calls are resolved.</param>
    public static void Register(Assembly assembly) =>
        NativeLibrary.SetDllImportResolver(assembly, static (name, _, _) => TryLoad(name, out nint handle) ? handle : 0);

    /// <summary>Loads a library by its bare name (<c>mujoco</c> for <c>libmujoco.so</c>) or returns the loaded one.</summary>
    /// <param name="name">Bare library name.</param>
    /// <returns>The handle; it stays valid for the life of the process.</returns>
    /// <exception cref="NativeException">Nothing of that name could be loaded; the message lists what was tried.</exception>
    public static nint Load(string name) => TryLoad(name, out nint handle)
        ? handle
        : throw new NativeException($"The native library '{name}' could not be loaded. Tried: {string.Join(", ", Candidates(name))}. {Reason(name)} Run ./build.sh setup, or set ROBOIRL_NATIVE_DIR to the folder that holds it.");

    /// <summary>As <see cref="Load"/>, without an exception.</summary>
    /// <param name="name">Bare library name.</param>
    /// <param name="handle">The handle, or 0.</param>
    /// <returns>Whether the library is loaded.</returns>
    public static bool TryLoad(string name, out nint handle)
    {
        if (Loaded.TryGetValue(name, out handle))
        {
            return true;
        }

        foreach (string candidate in Candidates(name))
        {
            if (NativeLibrary.TryLoad(candidate, out handle))
            {
                handle = Loaded.GetOrAdd(name, handle);
                return true;
            }
        }

        return false;
    }

    /// <summary>What the system's loader said of the first file that exists (a dependency is missing, a wrong machine), else of the bare name.</summary>
    private static string Reason(string name)
    {
        string candidate = Candidates(name).FirstOrDefault(File.Exists) ?? Candidates(name).Last();
        try
        {
            NativeLibrary.Free(NativeLibrary.Load(candidate));
            return string.Empty;
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            return $"The loader said of '{candidate}': {error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}.";
        }
    }

    /// <summary>The paths that <see cref="Load"/> tries, in order.</summary>
    /// <param name="name">Bare library name.</param>
    /// <returns>Absolute paths first, then the bare file name for the system's loader.</returns>
    public static IEnumerable<string> Candidates(string name)
    {
        string file = name.Contains(".so", StringComparison.Ordinal) ? name : $"lib{name}.so";
        if (Environment.GetEnvironmentVariable("ROBOIRL_NATIVE_DIR") is { Length: > 0 } configured)
        {
            yield return Path.Combine(configured, file);
        }

        yield return Path.Combine(AppContext.BaseDirectory, file);
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "artifacts", "native", file);
            if (File.Exists(path))
            {
                yield return path;
            }
        }

        foreach (string variable in (string[])["MUJOCO_HOME", "LIBTORCH_HOME"])
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } home)
            {
                yield return Path.Combine(home, "lib", file);
            }
        }

        yield return file;
    }
}
