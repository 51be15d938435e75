using System.CommandLine;

namespace RoboIrl.Cli.Terminal;

/// <summary>A command whose help ends with details and examples; lists of commands show its first line alone.</summary>
internal sealed class HelpfulCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="name">Its verb.</param>
    /// <param name="text">One line, then details and examples for its own help.</param>
    public HelpfulCommand(string name, string text) : base(name, text.Split('\n', 2)[0])
    {
        Details = text.Split('\n', 2) is [_, var rest] ? rest.Trim('\n') : "";
    }

    /// <summary>What follows the first line.</summary>
    public string Details { get; }
}
