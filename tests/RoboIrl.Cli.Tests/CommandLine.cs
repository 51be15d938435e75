using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Tests;

/// <summary>Runs command lines in this process and keeps what they print.</summary>
internal static class CommandLine
{
    /// <summary>What a command left behind.</summary>
    internal sealed record Result(int Code, string Out, string Error);

    public static Result Run(params string[] args) => Run(CancellationToken.None, args);

    public static Result Run(CancellationToken stop, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = Application.Run(args, new Screen(output, error, Interactive: false), stop);
        return new Result(code, output.ToString(), error.ToString());
    }
}
