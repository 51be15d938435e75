using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Imitation;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Commands;

/// <summary><c>bench filter</c>: FILTER beside moment matching, GAIL and behaviour cloning.</summary>
internal static class BenchFilter
{
    private const string Section = "filter";
    private const string DefaultSeeds = "1..3";

    private const string Text = """
        Compares FILTER with moment matching, GAIL and behaviour cloning under a trembling hand.
        For each body an expert, trained as data recipe does or taken from --experts (runs called BODY or data-BODY), demonstrates 25 episodes;
        each method learns from them, a process per training, seed 1 of everything first. Scores lie between the random policy (0)
        and the expert (1), measured under the same hand. Everything lies in one folder: data, runs, tables, curves.
        What is stopped goes on with the same command; what is finished is not repeated. Hours per training: --list shows what is left.

        examples:
          ./build.sh bench filter
          ./build.sh bench filter --bodies hopper --methods filter-nr,mm --seeds 1 --jobs 2
          ./build.sh bench filter --experts runs/experts --out results/filter --list
          ./build.sh bench filter --report --into src/RoboIrl.Learners/Filter/README.md
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Option<string> bodies = new("--bodies") { Description = "Bodies, divided by commas", HelpName = "NAMES", DefaultValueFactory = _ => string.Join(',', ImitationMethod.Bodies) };
        Option<string> methods = new("--methods") { Description = "What is trained, divided by commas", HelpName = "NAMES", DefaultValueFactory = _ => string.Join(',', ImitationMethod.All.Select(static m => m.Name)) };
        Option<string> seeds = new("--seeds") { Description = "Seed, range or list: 3, 1..5, 1,2,7", HelpName = "SEEDS", DefaultValueFactory = _ => DefaultSeeds };
        Option<int> steps = SharedOptions.Positive(new Option<int>("--steps") { Description = "Environment steps of each training; at most 300000 updates of bc", HelpName = "N", DefaultValueFactory = _ => 300_000 });
        Option<double> tremble = new("--tremble") { Description = "Probability that an action is replaced by a random one", HelpName = "P", DefaultValueFactory = _ => 0.1 };
        Option<string[]> set = SharedOptions.Set();
        Option<int?> jobs = SharedOptions.Jobs();
        Option<string?> experts = new("--experts") { Description = "Folder of the experts' runs; by default runs/data-BODY, trained where missing", HelpName = "DIR" };
        Option<string> outFolder = new("--out") { Description = "Folder of everything", HelpName = "DIR", DefaultValueFactory = _ => "results/filter" };
        Option<string?> into = new("--into") { Description = $"Document whose section <!-- {Section}:begin --> .. <!-- {Section}:end --> gets the tables", HelpName = "FILE" };
        Option<bool> report = new("--report") { Description = "Only reports what is there, with the terms it was begun with" };
        Option<bool> list = new("--list") { Description = "Only lists the trainings and how each stands" };
        HelpfulCommand command = new("filter", Text) { bodies, methods, seeds, steps, tremble, set, jobs, experts, outFolder, into, report, list };
        command.SetAction(parsed =>
        {
            FilterBenchmarkOrder order = new()
            {
                Folder = Path.GetFullPath(parsed.GetRequiredValue(outFolder)),
                Bodies = NameList.Parse("--bodies", parsed.GetRequiredValue(bodies), ImitationMethod.Bodies, static b => b),
                Methods = NameList.Parse("--methods", parsed.GetRequiredValue(methods), ImitationMethod.All, static m => m.Name),
                Seeds = SeedRange.Parse(parsed.GetRequiredValue(seeds), "--seeds"),
                Terms = new BenchmarkTerms(parsed.GetValue(steps), TrembleOf(parsed.GetValue(tremble)), parsed.GetValue(set) ?? []),
                Jobs = SharedOptions.JobsOf(parsed, jobs),
                Experts = parsed.GetValue(experts),
            };
            string? document = parsed.GetValue(into);
            if (document is not null)
            {
                ReportFiles.Insert(document, Section, ""); // what is wrong with the document is told before the work
            }

            if (parsed.GetValue(list))
            {
                new FilterBenchmark(order, screen).List();
                return ExitCode.Ok;
            }

            if (parsed.GetValue(report))
            {
                return Report(order, parsed.GetResult(seeds) is { Implicit: false } ? order.Seeds : null, document, screen);
            }

            int code = new FilterBenchmark(order, screen).Run(stop);
            return code == ExitCode.Stopped ? code : ReportAfter(code, order, document, screen);
        });
        return command;
    }

    // Where trainings failed there may be nothing to report: how they failed is what counts then.
    private static int ReportAfter(int code, FilterBenchmarkOrder order, string? document, Screen screen)
    {
        try
        {
            return Math.Max(code, Report(order, order.Seeds, document, screen));
        }
        catch (UsageException e) when (code != ExitCode.Ok)
        {
            screen.Error.WriteLine($"error: {e.Message}");
            return code;
        }
    }

    private static int Report(FilterBenchmarkOrder order, IReadOnlyList<ulong>? seeds, string? document, Screen screen)
    {
        FilterReport report = FilterReport.Read(new BenchmarkFolder(order.Folder), order.Bodies, order.Methods, seeds, screen);
        string text = report.ToMarkdown();
        screen.Out.Write(text);
        report.Write(text, screen);
        if (document is not null)
        {
            ReportFiles.WriteInto(document, Section, text, screen);
        }

        return report.Code;
    }

    private static double TrembleOf(double value) =>
        value is >= 0 and <= 1 ? value : throw new UsageException(FormattableString.Invariant($"--tremble is {value}; expected a probability, 0 to 1."));
}
