using Spectre.Console;

namespace RoboIrl.Cli.Terminal;

/// <summary>Prints tables as wide as they are: a file or pipe has no edge to wrap at.</summary>
internal static class Tables
{
    private const int WidestPlain = 200;

    /// <summary>Writes a table to the screen's output.</summary>
    public static void Write(Screen screen, Table table)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = screen.Interactive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = screen.Interactive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(screen.Out),
        });
        if (!screen.Interactive)
        {
            console.Profile.Width = WidestPlain;
        }

        console.Write(table);
    }
}
