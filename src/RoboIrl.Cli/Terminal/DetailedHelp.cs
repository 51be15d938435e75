using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace RoboIrl.Cli.Terminal;

/// <summary>The usual help, then the details of the command.</summary>
internal sealed class DetailedHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private const int Width = 140;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.MaxWidth = Width;
        int code = usual.Invoke(parseResult);
        string details = parseResult.CommandResult.Command is HelpfulCommand command ? command.Details : parseResult.CommandResult.Command is RootCommand ? ExitCode.Help : "";
        if (details.Length > 0)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(details);
        }

        return code;
    }
}
