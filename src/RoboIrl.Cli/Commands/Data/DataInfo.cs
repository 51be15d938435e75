using System.CommandLine;
using RoboIrl.Cli.Running.Data;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Datasets;

namespace RoboIrl.Cli.Commands.Data;

/// <summary><c>data info DIR</c>.</summary>
internal static class DataInfo
{
    private const string Text = """
        Says what is in a dataset: who acted, how much, the returns and the normalised score where it is defined.

        examples:
          ./build.sh data info data/hopper-random
        """;

    public static Command Create(Screen screen)
    {
        Argument<string[]> folders = new("DIR") { Description = "Folders of datasets", Arity = ArgumentArity.OneOrMore };
        HelpfulCommand command = new("info", Text) { folders };
        command.SetAction(parsed =>
        {
            foreach (string folder in parsed.GetRequiredValue(folders))
            {
                using Dataset dataset = Dataset.Open(folder, verify: false);
                DatasetView.Print(dataset, screen);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
