using System.CommandLine;
using System.CommandLine.Parsing;
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
    private const int FewestSamples = 20;

    // Four times what the published runs took per problem at H = 100; observations of a thousand elements still fit into memory.
    private const int MostSamples = 262_144;
    private const int MostThreads = 256;

    private const string Text = """
        Counts the episodes until a combination lock with rich observations opens: MusIK beside others. The lock of the published
        experiments, or a dial in MuJoCo that is seen through sensors or a camera.
        After Mhammedi, Foster and Rakhlin 2023. Each seed is a lock and a run of its own, in this process. A finished run is a file that
        is never made again; the same command goes on. Runs with other sizes lie beside each other. --report shows everything that is
        there for the problem and the definition, or what --horizon, --methods, --seeds and sizes name of it: worst and median episodes,
        the cover against the exact optimum, decoder, likelihood, time.

        examples:
          ./build.sh bench musik --horizon 6,12
          ./build.sh bench musik --horizon 25 --seeds 1 --methods musik,ppo-rnd,homer
          ./build.sh bench musik --horizon 100 --samples 16384 --reward-samples 8192
          ./build.sh bench musik --problem dial-images --horizon 10 --seeds 1..3 --methods musik,ppo-rnd
          ./build.sh bench musik --detour --into src/RoboIrl.Learners/Musik/README.md
          ./build.sh bench musik --report --into src/RoboIrl.Learners/Musik/README.md --figure docs/musik
          ./build.sh bench musik --report --definition text --into src/RoboIrl.Learners/Musik/README.md
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Options options = new();
        Option<string?> into = new("--into") { Description = $"Document whose section <!-- {LockForm.All[0].SectionOf(LockDefinition.BaselineCode)}:begin --> .. <!-- {LockForm.All[0].SectionOf(LockDefinition.BaselineCode)}:end --> gets the table; musik-NAME for --problem NAME, and -text after it for --definition text; {DetourComparison.Section} for --detour", HelpName = "FILE" };
        Option<string?> figure = new("--figure") { Description = "Also writes the figure to PATH.svg and PATH.png, and the runs behind it to PATH.csv", HelpName = "PATH" };
        Option<bool> report = new("--report") { Description = "Only reports what is there, all of it where nothing else is asked for" };
        Option<bool> detour = new("--detour") { Description = "Instead of locks, the smallest problem that tells several steps of inverse kinematics from one" };
        HelpfulCommand command = new("musik", Text)
        {
            options.Problem, options.Horizons, options.Methods, options.Seeds, options.Samples, options.RewardSamples, options.MostSamples, options.Definition, options.Threads, options.Folder, into, figure, report, detour,
        };
        command.SetAction(parsed =>
        {
            bool detours = parsed.GetValue(detour);
            if (detours)
            {
                Refuse(parsed, [options.Problem, options.Horizons, options.Methods, options.Samples, options.RewardSamples, options.MostSamples, options.Definition, options.Folder, figure, report]);
            }

            LockOrder order = options.Order(parsed);
            string? document = parsed.GetValue(into), figurePath = FigureOf(parsed.GetValue(figure));
            string section = detours ? DetourComparison.Section : order.Form.SectionOf(order.Definition);
            if (document is not null)
            {
                ReportFiles.Insert(document, section, ""); // what is wrong with the document is told before the work
            }

            if (detours)
            {
                string text = DetourComparison.ToMarkdown(order.Seeds, order.Threads, stop);
                screen.Out.Write(text);
                Insert(document, section, text, screen);
                return ExitCode.Ok;
            }

            int code = parsed.GetValue(report) ? ExitCode.Ok : new LockBenchmark(order, screen).Run(stop);
            if (code == ExitCode.Ok)
            {
                Report(LockReport.Read(new LockFolder(order.Folder), options.Selection(parsed, order, parsed.GetValue(report))), order.Folder, figurePath, document, section, screen);
            }

            return code;
        });
        return command;
    }

    private static void Report(LockReport report, string folder, string? figure, string? document, string section, Screen screen)
    {
        string text = report.ToMarkdown();
        screen.Out.Write(text);
        ReportFiles.Write(text, folder, screen);
        ReportFiles.Write(report.ToChart(), Path.Combine(folder, "episodes"), screen);
        if (figure is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(figure)!);
            ReportFiles.Write(report.ToChart(), figure, screen);
            File.WriteAllText(figure + ".csv", report.ToCsv());
            screen.Out.WriteLine(figure + ".csv");
        }

        Insert(document, section, text, screen);
    }

    private static void Insert(string? document, string section, string text, Screen screen)
    {
        if (document is not null)
        {
            ReportFiles.WriteInto(document, section, text, screen);
        }
    }

    // Options that say what is not done would be taken for done.
    private static void Refuse(ParseResult parsed, Option[] unused)
    {
        if (Array.Find(unused, option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new UsageException($"{given.Name} has no meaning with --detour, which is about one small problem; it takes --seeds, --threads and --into.");
        }
    }

    /// <summary>What is to be run or shown.</summary>
    private sealed class Options
    {
        public Option<string> Problem { get; } = new("--problem") { Description = $"What is to be opened: {string.Join(", ", LockForm.All.Select(static f => f.Name))}", HelpName = "NAME", DefaultValueFactory = _ => LockForm.All[0].Name };

        public Option<string> Horizons { get; } = new("--horizon") { Description = "Decisions of the locks, divided by commas", HelpName = "LIST", DefaultValueFactory = _ => "6,12,25,50,100" };

        public Option<string> Methods { get; } = new("--methods") { Description = $"Learners, divided by commas: {string.Join(", ", LayeredKinds.All.Select(static k => k.Name))}", HelpName = "NAMES", DefaultValueFactory = _ => LockBudgets.Yardstick };

        public Option<string> Seeds { get; } = new("--seeds") { Description = "Seed, range or list: 3, 1..5, 1,2,7", HelpName = "SEEDS", DefaultValueFactory = _ => "1..5" };

        public Option<int?> Samples { get; } = new("--samples") { Description = "Episodes per problem while the cover is learned; by the horizon where it is not given", HelpName = "N" };

        public Option<int?> RewardSamples { get; } = new("--reward-samples") { Description = "Episodes per layer while the rewards are learned; by the horizon where it is not given", HelpName = "N" };

        public Option<int> MostSamples { get; } = new("--most-samples") { Description = "Doubles MusIK's episodes of a layer that learns nothing, up to this many, and allows others what that came to; 0 never does", HelpName = "N", DefaultValueFactory = _ => 0 };

        public Option<string> Definition { get; } = new("--definition") { Description = "Details of the lock, as in the baselines' code or in the paper's text", HelpName = "code|text", DefaultValueFactory = _ => "code" };

        public Option<int?> Threads { get; } = new("--threads") { Description = "Threads of a run, as many as there are cores by default; what is learned does not depend on it", HelpName = "N" };

        public Option<string> Folder { get; } = new("--out") { Description = "Folder of the results", HelpName = "DIR", DefaultValueFactory = _ => "results/musik" };

        /// <summary>What the command line asks for, with defaults where it says nothing.</summary>
        /// <exception cref="UsageException">A value is not understood or out of its range.</exception>
        public LockOrder Order(ParseResult parsed)
        {
            LockForm form = FormOf(parsed.GetRequiredValue(Problem));
            int most = parsed.GetValue(MostSamples);
            return new LockOrder
            {
                Folder = Path.GetFullPath(parsed.GetRequiredValue(Folder)),
                Form = form,
                Horizons = HorizonsOf(parsed.GetRequiredValue(Horizons), form.Longest),
                Methods = NameList.Parse(Methods.Name, parsed.GetRequiredValue(Methods), LayeredKinds.All, static k => k.Name),
                Seeds = SeedRange.Parse(parsed.GetRequiredValue(Seeds), Seeds.Name),
                Definition = DefinitionOf(parsed.GetRequiredValue(Definition)),
                Sizes = new LockSizes(
                    Within(Samples.Name, parsed.GetValue(Samples), FewestSamples, BenchMusik.MostSamples),
                    Within(RewardSamples.Name, parsed.GetValue(RewardSamples), FewestSamples, BenchMusik.MostSamples),
                    most == 0 ? 0 : Within(MostSamples.Name, most, FewestSamples, BenchMusik.MostSamples)!.Value),
                Threads = Within(Threads.Name, parsed.GetValue(Threads), 1, MostThreads) ?? Math.Min(Environment.ProcessorCount, MostThreads),
            };
        }

        /// <summary>What is shown: what was run, or everything that is there but for what the command line names.</summary>
        public LockSelection Selection(ParseResult parsed, LockOrder order, bool all)
        {
            return new LockSelection(order.Form, order.Definition)
            {
                Horizons = IsNamed(Horizons) ? order.Horizons : null,
                Methods = IsNamed(Methods) ? order.Methods : null,
                Seeds = IsNamed(Seeds) ? order.Seeds : null,
                Sizes = order.Sizes,
            };

            bool IsNamed(Option option) => !all || parsed.GetResult(option) is { Implicit: false };
        }

        private static int? Within(string option, int? value, int least, int most) =>
            value is { } n && (n < least || n > most) ? throw new UsageException($"{option} is {n}; expected {least} to {most}.") : value;
    }

    private static int[] HorizonsOf(string text, int longest)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        return [.. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int horizon) && horizon >= LockForm.Shortest && horizon <= longest
            ? horizon
            : throw new UsageException($"--horizon '{text}' is not understood at '{part}'; expected numbers from {LockForm.Shortest} to {longest}, divided by commas, for example 6,12.")).Distinct().Order()];
    }

    private static string? FigureOf(string? path) => path is null ? null
        : Path.GetExtension(path).Length > 0 || Path.GetFileName(path).Length == 0 ? throw new UsageException($"--figure is '{path}'; expected a path whose file has no ending, for example docs/musik: .svg, .png and .csv are added.")
        : Path.GetFullPath(path);

    private static LockForm FormOf(string name) => NameList.Parse("--problem", name, LockForm.All, static f => f.Name) is [var form]
        ? form
        : throw new UsageException($"--problem is '{name}'; expected one of {string.Join(", ", LockForm.All.Select(static f => f.Name))}.");

    private static LockDefinition DefinitionOf(string text) => text switch
    {
        "code" => LockDefinition.BaselineCode,
        "text" => LockDefinition.PaperText,
        _ => throw new UsageException($"--definition is '{text}'; expected code or text."),
    };
}
