namespace RoboIrl.Cli.Terminal;

/// <summary>Where a command prints.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Errors, warnings and progress that no script should read.</param>
/// <param name="Interactive">Whether a person watches: a bar that moves instead of lines.</param>
internal sealed record Screen(TextWriter Out, TextWriter Error, bool Interactive)
{
    /// <summary>Set to get plain lines on a terminal.</summary>
    public const string PlainVariable = "ROBOIRL_PLAIN";

    /// <summary>Whether the console is a terminal that can move its cursor.</summary>
    public static bool ConsoleIsInteractive() =>
        !Console.IsErrorRedirected
        && !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb")
        && Environment.GetEnvironmentVariable(PlainVariable) is null or "";
}
