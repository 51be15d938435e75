using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;

namespace RoboIrl.Cli.Commands;

/// <summary>The options of new runs, which <c>train</c> and <c>reward train</c> have in common.</summary>
internal sealed class TrainingOptions
{
    private readonly Option<string?> _seed = new("--seed") { Description = "Seed, range or list: 3, 1..5, 1,2,7; the file's seed by default", HelpName = "SEEDS" };
    private readonly Option<string[]> _set = SharedOptions.Set();
    private readonly Option<string> _runs = SharedOptions.Runs();
    private readonly Option<string?> _name = new("--name") { Description = "Name of the run folder; with several seeds -s1, -s2, .. is added", HelpName = "NAME" };
    private readonly Option<int?> _workers = new("--workers") { Description = "Threads that step the worlds (environment.workers); results do not depend on it", HelpName = "N" };
    private readonly Option<int> _jobs = SharedOptions.Positive(new Option<int>("--jobs") { Description = "Seeds that are trained at the same time, each in a process of its own", HelpName = "N", DefaultValueFactory = _ => 1 });

    public TrainingOptions(Command command)
    {
        foreach (Option option in (Option[])[_seed, _set, _runs, _name, _workers, _jobs])
        {
            command.Add(option);
        }
    }

    /// <summary>How many seeds at a time.</summary>
    public int JobsOf(ParseResult parsed) => parsed.GetValue(_jobs);

    /// <summary>The runs that were asked for; the experiment is checked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="file">Experiment file.</param>
    /// <param name="overrides">Of its keys; those of <c>--set</c> come after them.</param>
    /// <exception cref="Core.Configuration.ConfigException">The experiment is wrong.</exception>
    public TrainingPlan PlanOf(ParseResult parsed, string file, IEnumerable<string> overrides)
    {
        string[] workers = parsed.GetValue(_workers) is { } count ? [string.Create(CultureInfo.InvariantCulture, $"environment.workers={count}")] : [];
        return TrainingPlan.Of(file, [.. overrides, .. parsed.GetValue(_set) ?? [], .. workers], parsed.GetRequiredValue(_runs), parsed.GetValue(_name), parsed.GetValue(_seed));
    }
}
