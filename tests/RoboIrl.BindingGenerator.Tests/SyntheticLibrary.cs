using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace RoboIrl.BindingGenerator.Tests;

/// <summary>Compiles the synthetic header's functions once and routes the generated calls to them.</summary>
internal static class SyntheticLibrary
{
    private static readonly Lazy<nint> Module = new(Compile);

    /// <summary>Handle of the compiled library.</summary>
    public static nint Handle => Module.Value;

    /// <summary>Folder of the tests' sources.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>Makes the generated functions callable.</summary>
    public static void Use() => _ = Handle;

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its output.</returns>
    public static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors.Result}");
    }

    private static nint Compile()
    {
        string folder = Directory.CreateTempSubdirectory("roboirl-synthetic").FullName;
        string library = Path.Combine(folder, "libsynthetic.so");
        Run("cc", "-shared", "-fPIC", "-O1", Path.Combine(Folder, "Synthetic", "synthetic.c"), "-o", library, "-lm");
        nint handle = NativeLibrary.Load(library);
        Directory.Delete(folder, recursive: true);
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == "synthetic" ? handle : 0);
        return handle;
    }

    private static string FindFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RoboIrl.sln")))
            {
                return Path.Combine(folder.FullName, "tests", "RoboIrl.BindingGenerator.Tests");
            }
        }

        throw new InvalidOperationException("Run the tests from a checkout.");
    }
}
