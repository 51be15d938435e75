using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using RoboIrl.Cli.Terminal;
using RoboIrl.MuJoCo;
using RoboIrl.Native;
using RoboIrl.Rendering.Gl;
using RoboIrl.Text2Reward.Sandbox;

namespace RoboIrl.Cli.Commands;

/// <summary><c>doctor</c>: what the machine has, and what is missing or slow.</summary>
internal static class DoctorCommand
{
    private const double EnoughDiskGigabytes = 5;
    private const string Hdf5Library = "libhdf5_serial.so.103";

    private const string Text = """
        Says what this machine has: native libraries, BLAS and its speed, OpenGL, ffmpeg, HDF5, bubblewrap, disk. Ends with 4 where something is missing.

        example:
          ./build.sh doctor
        """;

    public static Command Create(Screen screen)
    {
        HelpfulCommand command = new("doctor", Text);
        command.SetAction(_ =>
        {
            bool well = true;
            foreach ((string name, Task<(bool Ok, string Finding)> check) in StartAll())
            {
                (bool ok, string finding) = check.GetAwaiter().GetResult();
                well &= ok;
                screen.Out.WriteLine($"{(ok ? "ok  " : "FAIL")}  {name,-9} {finding.ReplaceLineEndings("\n                ")}");
            }

            screen.Out.WriteLine(well ? "this machine has everything" : "run ./build.sh setup, then look at the lines marked FAIL");
            return well ? ExitCode.Ok : ExitCode.Machine;
        });
        return command;
    }

    /// <summary>The speed of the BLAS is measured alone; the rest, which mostly waits for files to load, goes on together.</summary>
    private static List<(string Name, Task<(bool Ok, string Finding)> Check)> StartAll()
    {
        (bool, string) blas = Guarded(Blas);
        Task<(bool, string)> egl = Start(() => OpenGl(GlBackend.Egl));
        return
        [
            ("dotnet", Start(() => (true, $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}"))),
            ("mujoco", Start(() => (true, $"{MjModel.EngineVersion} ({Variable("MUJOCO_HOME")})"))),
            ("libtorch", Start(Torch)),
            ("blas", Task.FromResult(blas)),
            ("egl", egl),
            ("osmesa", egl.ContinueWith(_ => Guarded(() => OpenGl(GlBackend.OsMesa)), TaskScheduler.Default)),
            ("ffmpeg", Start(() => Program("ffmpeg"))),
            ("ffprobe", Start(() => Program("ffprobe"))),
            ("hdf5", Start(Hdf5)),
            ("bwrap", Start(Box)),
            ("disk", Start(Disk)),
        ];
    }

    private static Task<(bool Ok, string Finding)> Start(Func<(bool, string)> check) => Task.Run(() => Guarded(check));

    private static (bool Ok, string Finding) Guarded(Func<(bool, string)> check)
    {
        try
        {
            return check();
        }
#pragma warning disable CA1031 // Whatever is wrong with the machine belongs in the report.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (false, (e is TypeInitializationException { InnerException: { } inner } ? inner : e).Message);
        }
    }

    private static (bool, string) Torch()
    {
        NativeLibraries.Load("roboirl_torch"); // its error names the folders that were tried
        return (true, $"{TorchSharp.torch.__version__} ({Variable("LIBTORCH_HOME")})");
    }

    private static (bool, string) Blas()
    {
        if (BlasProbe.Measure() is not { } blas)
        {
            return (Environment.GetEnvironmentVariable("LIBTORCH_HOME") is { Length: > 0 }, "no libblas.so.3 (libtorch builds behind LIBTORCH_HOME bring their own)");
        }

        string finding = string.Create(CultureInfo.InvariantCulture, $"{blas.Gflops:F0} GFLOP/s on one thread, {blas.File}{(blas.Configuration.Length > 0 ? $" ({blas.Configuration})" : "")}");
        return blas.IsSlow
            ? (false, finding + "\nWARNING: this BLAS is slower by a factor of 20 to 70 than OpenBLAS: training will crawl. ./build.sh setup installs OpenBLAS and selects it.")
            : (true, finding);
    }

    private static (bool, string) OpenGl(GlBackend backend)
    {
        List<string> attempts = [];
        using IGlContext? context = GlContexts.TryCreate(backend, attempts);
        return context is null ? (false, string.Join('\n', attempts)) : (true, context.Description);
    }

    private static (bool, string) Program(string name)
    {
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                using Process process = Process.Start(new ProcessStartInfo(path, "-version") { RedirectStandardOutput = true })!;
                string first = process.StandardOutput.ReadLine() ?? "";
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return (process.ExitCode == 0, $"{path}, {string.Join(' ', first.Split(' ').Take(3))}");
            }
        }

        return (false, $"there is no {name} on PATH; 'record' needs it");
    }

    private static (bool, string) Hdf5()
    {
        NativeLibraries.Load(Hdf5Library); // its error names what was tried
        return (true, $"{Hdf5Library}, for 'data convert'");
    }

    private static (bool, string) Box()
    {
        (bool works, string reason) = Bubblewrap.State;
        return (works, works ? "bubblewrap works: reward programs that nobody trusts yet run without network and files" : $"{reason}; reward programs that nobody trusts yet run in a process of their own, but not in a box");
    }

    private static (bool, string) Disk()
    {
        DriveInfo drive = new(Path.GetFullPath("."));
        double free = drive.AvailableFreeSpace / 1e9;
        return (free >= EnoughDiskGigabytes, string.Create(CultureInfo.InvariantCulture, $"{free:F0} GB free here{(free < EnoughDiskGigabytes ? "; a run of off-policy learning may need several" : "")}"));
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } home ? $"{name}={home}" : "the system's";
}
