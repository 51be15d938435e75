using System.Globalization;
using System.Net.Sockets;
using RoboIrl.Text2Reward.Sandbox;

namespace RoboIrl.Text2Reward.Tests;

/// <summary>What the tests start as a process of its own: a worker, and what a worker that was taken over might do.</summary>
internal static class Program
{
    public static readonly WorkerLimits Limits = WorkerLimits.Default with { ProcessorTime = TimeSpan.FromSeconds(40), Time = TimeSpan.FromSeconds(90), Memory = 2L << 30 };

    private static int Main(string[] arguments)
    {
        using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
        if (arguments is ["worker"])
        {
            ProgramWorker.Serve(input, output, static (_, seed) => new FakeStates<FakeManipulation>(new FakeManipulation(), 4), Limits);
            return 0;
        }

        Limits.Enter();
        switch (arguments)
        {
            case ["hang"]:
                Thread.Sleep(Timeout.Infinite);
                return 0;
            case ["spin"]:
                (Limits with { ProcessorTime = TimeSpan.FromSeconds(4) }).Enter();
                while (true)
                {
                }

            case ["stack"]:
                return Deep(1) > 0 ? 0 : 1;
            case ["memory"]:
                List<byte[]> all = [];
                while (true)
                {
                    all.Add(new byte[1 << 20]);
                }

            case ["exit"]:
                return 7;
            case ["garbage"]:
                output.Write("Content-Type: text/html\r\n\r\n<html>"u8);
                return 0;
            case ["long"]:
                output.Write([(byte)'R', (byte)'W', (byte)'R', (byte)'1', 0xFF, 0xFF, 0xFF, 0x7F]);
                return 0;
            case ["say", string answer]:
                WorkerFrame.Write(output, System.Text.Encoding.UTF8.GetBytes(answer));
                return 0;
            case ["shout"]:
                for (int i = 0; i < 100_000; i++)
                {
                    Console.Error.Write("all work and no play makes a dull reward ");
                }

                return 3;
            case ["look", string port]:
                // What it can reach, as the text of an error.
                Console.Error.Write($"network {Tries(() => new TcpClient().Connect("127.0.0.1", int.Parse(port, CultureInfo.InvariantCulture)))}, write {Tries(static () => File.WriteAllText("/tmp/reward.txt", "x"))}, "
                    + $"home {Tries(static () => AnyFileOf(Environment.GetEnvironmentVariable("HOME") ?? "/root"))}, neighbour {Tries(static () => File.ReadAllText(Neighbour))}, passwords {Tries(static () => File.ReadAllText("/etc/passwd"))}, processes {Directory.GetDirectories("/proc").Count(static p => char.IsAsciiDigit(Path.GetFileName(p)[0]))}, "
                    + $"secret {Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "none"}");
                return 5;
            default:
                Console.Error.WriteLine("This program is started by its tests: dotnet test tests/RoboIrl.Text2Reward.Tests");
                return 2;
        }
    }

    /// <summary>A file that everybody may read, in none of the folders that the box shows.</summary>
    internal static string Neighbour => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Program.cs"));

    // A home that only leads to what the box shows is there, and empty.
    private static void AnyFileOf(string folder)
    {
        if (Directory.GetFiles(folder).Length == 0)
        {
            throw new FileNotFoundException(folder);
        }
    }

    private static string Tries(Action action)
    {
        try
        {
            action();
            return "works";
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode.ToString();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "fails";
        }
    }

    private static int Deep(int x) => x < 0 ? x : 1 + Deep(x + 1 > 0 ? x + 1 : 1);
}
