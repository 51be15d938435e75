using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.Envs.Tabletop;
using Spectre.Console;

namespace RoboIrl.Cli.Commands;

/// <summary><c>experts [TASK..]</c>: how the scripted experts of the manipulation suite do.</summary>
internal static class ExpertsCommand
{
    private const string Text = """
        Runs the scripted experts of the manipulation suite, one full episode from each of a benchmark's placements.
        Those of the tabletop tasks run where they are named; they have one set of rules.
        'after' is the reward from the first success on, as a part of the most that could be earned there.

        examples:
          ./build.sh experts
          ./build.sh experts drawer-open pick-place --noise 0.3
          ./build.sh experts tabletop/stack-cube tabletop/push-chair
          ./build.sh experts --rules faithful --placements 10
          ./build.sh experts reach --assets ~/Metaworld
        """;

    public static System.CommandLine.Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string[]> names = new("TASK") { Description = "Names of tasks, for example drawer-open; all fifty of metaworld/ by default", Arity = ArgumentArity.ZeroOrMore };
        Option<int> placements = SharedOptions.Positive(new Option<int>("--placements") { Description = "Placements per task", HelpName = "N", DefaultValueFactory = _ => ManipulationConfig.DefaultVariations });
        Option<ulong> seed = new("--seed") { Description = "Seed of the benchmark: which placements", HelpName = "SEED" };
        Option<double> noise = new("--noise") { Description = "Standard deviation of Gaussian noise on each action", HelpName = "STD" };
        Option<RuleSet> rules = new("--rules") { Description = "fixed or faithful; fixed by default", HelpName = "RULES" };
        rules.AcceptOnlyFromAmong([.. Enum.GetNames<RuleSet>().Select(static name => name.ToLowerInvariant())]);
        Option<string?> assets = new("--assets") { Description = "Folder with the original models, a Meta-World checkout; METAWORLD_ASSETS or the built-in models by default", HelpName = "DIR" };
        HelpfulCommand command = new("experts", Text) { names, placements, seed, noise, rules, assets };
        command.SetAction(parsed =>
        {
            TaskInfo[] tasks = parsed.GetValue(names) is { Length: > 0 } chosen ? [.. chosen.Select(Find)] : [.. MetaWorldSuite.Tasks];
            string? folder = Assets.Find(parsed.GetValue(assets));
            if (parsed.GetValue(rules) == RuleSet.Faithful && tasks.FirstOrDefault(TabletopSuite.Tasks.Contains) is { } own)
            {
                throw new UsageException($"'{TabletopSuite.IdOf(own.Name)}' has one set of rules; leave --rules out.");
            }

            Table table = new Table().Border(TableBorder.Simple).AddColumns("task", "success", "first success", "return", "after");
            List<ExpertTrial> trials = [];
            foreach (TaskInfo task in tasks)
            {
                stop.ThrowIfCancellationRequested();
                IReadOnlyList<IReadOnlyList<double>> starts = VariationSet.Of(task, parsed.GetValue(seed), parsed.GetValue(placements));
                ExpertTrial trial = TabletopSuite.Tasks.Contains(task)
                    ? ExpertTrial.Run(task, start => TabletopSuite.Define(task, new MetaWorldOptions { Variations = [start] }), starts, parsed.GetValue(noise), parsed.GetValue(seed))
                    : ExpertTrial.Run(task, parsed.GetValue(rules), starts, parsed.GetValue(noise), parsed.GetValue(seed), folder);
                trials.Add(trial);
                table.AddRow(task.Name, $"{trial.Successes} of {trial.Episodes}", Number(trial.FirstSuccess, "F0"), Number(trial.Return, "F0"), Percent(trial.RewardAfterSuccess));
            }

            Tables.Write(screen, table);
            screen.Out.WriteLine($"mean success {Percent(trials.Average(t => t.SuccessRate))}, lowest {Percent(trials.Min(t => t.SuccessRate))}; lowest reward after success {Percent(trials.Where(t => t.Successes > 0).Select(t => t.RewardAfterSuccess).DefaultIfEmpty(double.NaN).Min())}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static TaskInfo Find(string name) => TabletopSuite.Tasks.FirstOrDefault(task => name == task.Name || name == TabletopSuite.IdOf(task.Name))
        ?? MetaWorldSuite.Find(name.StartsWith("metaworld/", StringComparison.Ordinal) ? name["metaworld/".Length..] : name);

    private static string Percent(double part) => Number(100 * part, "F1") + " %";

    private static string Number(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}
