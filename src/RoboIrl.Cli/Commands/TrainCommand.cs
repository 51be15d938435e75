using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Cli.Commands;

/// <summary><c>train CONFIG</c>: a new run per seed.</summary>
internal static class TrainCommand
{
    private const string Text = """
        Trains an experiment; a run folder per seed.

        examples:
          ./build.sh train configs/quickstart.yaml
          ./build.sh train configs/ppo/hopper.yaml --seed 1..5 --jobs 2
          ./build.sh train configs/sac/half-cheetah.yaml --set total_steps=50000 --set sac.batch_size=128
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> config = SharedOptions.Config();
        Option<string?> seed = new("--seed") { Description = "Seed, range or list: 3, 1..5, 1,2,7; the file's seed by default", HelpName = "SEEDS" };
        Option<string[]> set = SharedOptions.Set();
        Option<string> runs = SharedOptions.Runs();
        Option<string?> name = new("--name") { Description = "Name of the run folder; with several seeds -s1, -s2, .. is added", HelpName = "NAME" };
        Option<int?> workers = new("--workers") { Description = "Threads that step the worlds (environment.workers); results do not depend on it", HelpName = "N" };
        Option<int> jobs = SharedOptions.Positive(new Option<int>("--jobs") { Description = "Seeds that are trained at the same time, each in a process of its own", HelpName = "N", DefaultValueFactory = _ => 1 });
        HelpfulCommand command = new("train", Text) { config, seed, set, runs, name, workers, jobs };
        command.SetAction(parsed =>
        {
            List<string> overrides = [.. parsed.GetValue(set) ?? []];
            if (parsed.GetValue(workers) is { } count)
            {
                overrides.Add(string.Create(CultureInfo.InvariantCulture, $"environment.workers={count}"));
            }

            string file = parsed.GetRequiredValue(config);
            ExperimentConfig experiment = Suite.Load(file, overrides);
            IReadOnlyList<ulong> seeds = parsed.GetValue(seed) is { } text ? SeedRange.Parse(text) : [experiment.Seed];
            Plan plan = new(file, overrides, parsed.GetRequiredValue(runs), parsed.GetValue(name), seeds);
            return parsed.GetValue(jobs) > 1 && seeds.Count > 1
                ? ParallelCommands.Run(plan.Commands(), parsed.GetValue(jobs), screen, stop)
                : TrainInTurn(plan, screen, stop);
        });
        return command;
    }

    private static int TrainInTurn(Plan plan, Screen screen, CancellationToken stop)
    {
        foreach (ulong seed in plan.Seeds)
        {
            int code = TrainingSession.Start(Suite.Load(plan.File, plan.OverridesFor(seed)), plan.Runs, plan.NameFor(seed), screen, stop);
            if (code != ExitCode.Ok)
            {
                return code;
            }
        }

        return ExitCode.Ok;
    }

    /// <summary>What was asked for, seed by seed.</summary>
    private sealed record Plan(string File, IReadOnlyList<string> Overrides, string Runs, string? Name, IReadOnlyList<ulong> Seeds)
    {
        public IReadOnlyList<string> OverridesFor(ulong seed) => [.. Overrides, string.Create(CultureInfo.InvariantCulture, $"seed={seed}")];

        public string? NameFor(ulong seed) => Name is null || Seeds.Count == 1 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}-s{seed}");

        /// <summary>The command line of each seed, for processes of their own.</summary>
        public IEnumerable<LabelledCommand> Commands() => Seeds.Select(seed => new LabelledCommand(
            string.Create(CultureInfo.InvariantCulture, $"seed {seed}"), TrainingOrder.TrainArguments(File, OverridesFor(seed), Runs, NameFor(seed))));
    }
}
