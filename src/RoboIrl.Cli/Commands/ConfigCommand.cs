using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Learners;

namespace RoboIrl.Cli.Commands;

/// <summary><c>config check|show|schema</c>.</summary>
internal static class ConfigCommand
{
    private const string Text = """
        Checks and shows experiment files.

        examples:
          ./build.sh config check configs/ppo/hopper.yaml
          ./build.sh config show configs/ppo/hopper.yaml --set ppo.epochs=4
          ./build.sh config schema > experiment.schema.json
        """;

    public static Command Create(Screen screen)
    {
        Argument<string[]> files = new("CONFIG") { Description = "Experiment files", Arity = ArgumentArity.OneOrMore };
        Option<string[]> checkedWith = SharedOptions.Set();
        Command check = new("check", "Says every problem of the files, with file:line:column.") { files, checkedWith };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(files), parsed.GetValue(checkedWith) ?? [], screen));

        Argument<string> file = SharedOptions.Config();
        Option<string[]> shownWith = SharedOptions.Set();
        Command show = new("show", "The experiment with every default filled in and every key explained.") { file, shownWith };
        show.SetAction(parsed =>
        {
            screen.Out.Write(ConfigWriter.Write(Suite.Load(parsed.GetRequiredValue(file), parsed.GetValue(shownWith)), comments: true));
            return ExitCode.Ok;
        });

        Command schema = new("schema", "The JSON schema of experiment files, for editors.");
        schema.SetAction(_ =>
        {
            screen.Out.Write(ConfigSchema.Write(Suite.Learners));
            return ExitCode.Ok;
        });
        return new HelpfulCommand("config", Text) { check, show, schema };
    }

    private static int Check(IReadOnlyList<string> files, IReadOnlyList<string> overrides, Screen screen)
    {
        int wrong = 0;
        foreach (string file in files)
        {
            try
            {
                ExperimentConfig config = Suite.Load(file, overrides);
                using Dataset? dataset = Directory.Exists(config.Dataset) ? Dataset.Open(config.Dataset, verify: false) : null;
                LearnerFactory.Check(config, Suite.SpecOf(config.Environment), dataset);
                string missing = config.Dataset is not null && dataset is null ? $"; its dataset '{config.Dataset}' is still to be made" : "";
                screen.Out.WriteLine($"{file}: ok ({config.Environment.Name}, {config.Learner}, {Formats.Count(config.TotalSteps)} steps{missing})");
            }
            catch (Exception e) when (e is ConfigException or UnsuitableEnvironmentException or DatasetException)
            {
                wrong++;
                screen.Error.WriteLine(e is ConfigException ? e.Message : $"{file}: {e.Message}");
            }
        }

        return wrong == 0 ? ExitCode.Ok : ExitCode.Usage;
    }
}
