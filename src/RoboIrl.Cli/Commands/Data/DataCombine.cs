using System.CommandLine;
using RoboIrl.Cli.Running.Data;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Datasets;

namespace RoboIrl.Cli.Commands.Data;

/// <summary><c>data combine DIR.. --out DIR</c>: one dataset after the other.</summary>
internal static class DataCombine
{
    private const string Text = """
        Makes a dataset of the episodes of several, in their order; states and infos are kept where all have them.
        Every byte that is read is verified.

        examples:
          ./build.sh data combine data/hopper-medium data/hopper-expert --out data/hopper-medium-expert
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string[]> folders = new("DIR") { Description = "Folders of datasets of one environment", Arity = new ArgumentArity(2, 1_000) };
        Option<string> outFolder = DataCommand.Out();
        HelpfulCommand command = new("combine", Text) { folders, outFolder };
        command.SetAction(parsed =>
        {
            List<Dataset> sources = [];
            try
            {
                foreach (string folder in parsed.GetRequiredValue(folders))
                {
                    sources.Add(Dataset.Open(folder));
                }

                Combination.Write(sources, parsed.GetRequiredValue(outFolder), stop);
                DatasetEnvironment.Copy(sources[0].Folder, parsed.GetRequiredValue(outFolder));
            }
            finally
            {
                sources.ForEach(static s => s.Dispose());
            }

            using Dataset dataset = Dataset.Open(parsed.GetRequiredValue(outFolder), verify: false);
            DatasetView.Print(dataset, screen);
            return ExitCode.Ok;
        });
        return command;
    }
}
