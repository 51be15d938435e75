using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli;

/// <summary>The entry of the <c>roboirl</c> command line.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using GracefulStop stop = new();
        return Application.Run(args, new Terminal.Screen(Console.Out, Console.Error, Screen.ConsoleIsInteractive()), stop.Token);
    }
}
