using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary>The options of trainings beside each other, which <c>reward compare</c> and <c>reward suite</c> have in common.</summary>
internal sealed class ComparisonOptions
{
    private readonly Option<string> _seeds;
    private readonly Option<long?> _steps = new("--steps") { Description = "Environment steps of each training (total_steps)", HelpName = "N" };
    private readonly Option<string[]> _set = SharedOptions.Set();
    private readonly Option<int?> _jobs = SharedOptions.Jobs();
    private readonly Option<string> _out = new("--out") { Description = "Folder of everything", HelpName = "DIR", Required = true };
    private readonly Option<bool> _report = new("--report") { Description = "Only reports what is there" };
    private readonly Option<bool> _list = new("--list") { Description = "Only lists the trainings and how each stands" };
    private readonly Option<bool> _box = RewardOptions.RequireBox();

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="seeds">Of the trainings where none are given.</param>
    public ComparisonOptions(Command command, string seeds)
    {
        _seeds = new("--seeds") { Description = "Seed, range or list: 3, 1..5, 1,2,7", HelpName = "SEEDS", DefaultValueFactory = _ => seeds };
        foreach (Option option in (Option[])[_seeds, _steps, _set, _jobs, _out, _report, _list, _box])
        {
            command.Add(option);
        }
    }

    /// <summary>Where everything lies.</summary>
    public string FolderOf(ParseResult parsed) => Path.GetFullPath(parsed.GetRequiredValue(_out));

    /// <summary>Seeds of the trainings.</summary>
    public IReadOnlyList<ulong> SeedsOf(ParseResult parsed) => SeedRange.Parse(parsed.GetRequiredValue(_seeds), "--seeds");

    /// <summary>Environment steps of each training; null for those of the experiment.</summary>
    public long? StepsOf(ParseResult parsed) => parsed.GetValue(_steps);

    /// <summary>Of keys of the experiments.</summary>
    public IReadOnlyList<string> OverridesOf(ParseResult parsed) => parsed.GetValue(_set) ?? [];

    /// <summary>Trainings at the same time.</summary>
    public int JobsOf(ParseResult parsed) => SharedOptions.JobsOf(parsed, _jobs);

    /// <summary>Trains, lists or only reports.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="trainings">Makes the trainings; not asked where there is only to report.</param>
    /// <param name="report">Reports what there is.</param>
    /// <param name="stop">Ends trainings at their next checkpoint.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Run(ParseResult parsed, Func<RewardTrainings> trainings, Func<int> report, CancellationToken stop)
    {
        if (parsed.GetValue(_report))
        {
            return report();
        }

        Box.Require(parsed.GetValue(_box));
        RewardTrainings asked = trainings();
        if (!parsed.GetValue(_list))
        {
            return asked.Run(report, stop);
        }

        asked.List();
        return ExitCode.Ok;
    }
}
