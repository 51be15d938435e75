using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Layered;
using RoboIrl.Cli.Terminal;
using RoboIrl.Envs.CombinationLock;
using RoboIrl.Learners;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Cli.Commands;

/// <summary><c>bench musik</c>: learners of the rich-observation combination lock side by side.</summary>
internal static class BenchMusik
{
    private const string Text = """
        Counts the episodes until a combination lock with rich observations opens: MusIK beside others. The lock of the published
        experiments, or a dial in MuJoCo that is seen through sensors or a camera.
        After Mhammedi, Foster and Rakhlin 2023. Each seed is a lock and a run of its own, in this process. A finished run is a file that
        is never made again; the same command goes on, and --report shows what is there: worst and median episodes, the cover against the
        exact optimum, decoder, likelihood, time.

        examples:
          ./build.sh bench musik --horizon 6,12
          ./build.sh bench musik --horizon 25 --seeds 1 --methods musik
          ./build.sh bench musik --horizon 100 --samples 16384 --reward-samples 8192 --out results/musik-100
          ./build.sh bench musik --problem dial-images --horizon 10 --seeds 1..3 --methods musik,ppo-rnd
          ./build.sh bench musik --detour
          ./build.sh bench musik --report --into src/RoboIrl.Learners/Musik/README.md
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Option<string> problem = new("--problem") { Description = $"What is to be opened: {string.Join(", ", LockForm.All.Select(static f => f.Name))}", HelpName = "NAME", DefaultValueFactory = _ => LockForm.All[0].Name };
        Option<string> horizons = new("--horizon") { Description = "Decisions of the locks, divided by commas", HelpName = "LIST", DefaultValueFactory = _ => "6,12,25,50,100" };
        Option<string> methods = new("--methods") { Description = $"Learners, divided by commas: {string.Join(", ", LayeredKinds.All.Select(static k => k.Name))}", HelpName = "NAMES", DefaultValueFactory = _ => "musik" };
        Option<string> seeds = new("--seeds") { Description = "Seed, range or list: 3, 1..5, 1,2,7", HelpName = "SEEDS", DefaultValueFactory = _ => "1..5" };
        Option<int?> samples = new("--samples") { Description = "Episodes per problem while the cover is learned; by the horizon where it is not given", HelpName = "N" };
        Option<int?> rewardSamples = new("--reward-samples") { Description = "Episodes per layer while the rewards are learned; by the horizon where it is not given", HelpName = "N" };
        Option<int> mostSamples = new("--most-samples") { Description = "Doubles the episodes of a layer that learns nothing, up to this many; 0 never does", HelpName = "N", DefaultValueFactory = _ => 0 };
        Option<string> definition = new("--definition") { Description = "Details of the lock, as in the baselines' code or in the paper's text", HelpName = "code|text", DefaultValueFactory = _ => "code" };
        Option<int?> threads = new("--threads") { Description = "Threads of a run, as many as there are cores by default; what is learned does not depend on it", HelpName = "N" };
        Option<string> outFolder = new("--out") { Description = "Folder of the results", HelpName = "DIR", DefaultValueFactory = _ => "results/musik" };
        Option<string?> into = new("--into") { Description = $"Document whose section <!-- {LockForm.All[0].Section}:begin --> .. <!-- {LockForm.All[0].Section}:end --> gets the table; musik-NAME for --problem NAME", HelpName = "FILE" };
        Option<bool> report = new("--report") { Description = "Only reports what is there" };
        Option<bool> detour = new("--detour") { Description = "Instead of locks, the smallest problem that tells several steps of inverse kinematics from one" };
        HelpfulCommand command = new("musik", Text) { problem, horizons, methods, seeds, samples, rewardSamples, mostSamples, definition, threads, outFolder, into, report, detour };
        command.SetAction(parsed =>
        {
            int? cover = AtLeast("--samples", parsed.GetValue(samples), 20), reward = AtLeast("--reward-samples", parsed.GetValue(rewardSamples), 20);
            int most = AtLeast("--most-samples", parsed.GetValue(mostSamples), 0)!.Value;
            LockForm form = FormOf(parsed.GetRequiredValue(problem));
            LockOrder order = new()
            {
                Folder = Path.GetFullPath(parsed.GetRequiredValue(outFolder)),
                Form = form,
                Horizons = HorizonsOf(parsed.GetRequiredValue(horizons), form.Longest),
                Methods = NameList.Parse("--methods", parsed.GetRequiredValue(methods), LayeredKinds.All, static k => k.Name),
                Seeds = SeedRange.Parse(parsed.GetRequiredValue(seeds), "--seeds"),
                Definition = DefinitionOf(parsed.GetRequiredValue(definition)),
                BudgetOf = horizon => form.BudgetFor(horizon, cover, reward, most),
                Threads = AtLeast("--threads", parsed.GetValue(threads), 1) ?? Environment.ProcessorCount,
            };
            if (parsed.GetValue(detour))
            {
                screen.Out.Write(DetourComparison.ToMarkdown(order.Seeds, order.Threads, stop));
                return ExitCode.Ok;
            }

            string? document = parsed.GetValue(into);
            if (document is not null)
            {
                ReportFiles.Insert(document, form.Section, ""); // what is wrong with the document is told before the work
            }

            int code = parsed.GetValue(report) ? ExitCode.Ok : new LockBenchmark(order, screen).Run(stop);
            if (code == ExitCode.Ok)
            {
                Report(order, document, screen);
            }

            return code;
        });
        return command;
    }

    private static void Report(LockOrder order, string? document, Screen screen)
    {
        LockReport report = LockReport.Read(order);
        string text = report.ToMarkdown();
        screen.Out.Write(text);
        ReportFiles.Write(text, order.Folder, screen);
        if (report.ToChart() is { } chart)
        {
            ReportFiles.Write(chart, Path.Combine(order.Folder, "episodes"), screen);
        }

        if (document is not null)
        {
            File.WriteAllText(document, ReportFiles.Insert(document, order.Form.Section, text));
            screen.Out.WriteLine(document);
        }
    }

    private static int[] HorizonsOf(string text, int longest)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        return [.. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int horizon) && horizon >= 2 && horizon <= longest
            ? horizon
            : throw new UsageException($"--horizon '{text}' is not understood at '{part}'; expected numbers from 2 to {longest}, divided by commas, for example 6,12.")).Distinct().Order()];
    }

    private static LockForm FormOf(string name) => NameList.Parse("--problem", name, LockForm.All, static f => f.Name) is [var form]
        ? form
        : throw new UsageException($"--problem is '{name}'; expected one of {string.Join(", ", LockForm.All.Select(static f => f.Name))}.");

    private static LockDefinition DefinitionOf(string text) => text switch
    {
        "code" => LockDefinition.BaselineCode,
        "text" => LockDefinition.PaperText,
        _ => throw new UsageException($"--definition is '{text}'; expected code or text."),
    };

    private static int? AtLeast(string option, int? value, int least) =>
        value is { } n && n < least ? throw new UsageException($"{option} is {n}; expected at least {least}.") : value;
}
