using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Envs;
using RoboIrl.Envs.Checks;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.MuJoCo;
using Spectre.Console;

namespace RoboIrl.Cli.Commands;

/// <summary><c>env list|show|check|terms|gallery</c>.</summary>
internal static class EnvCommand
{
    private const string Text = """
        The environments there are.

        examples:
          ./build.sh env list
          ./build.sh env show locomotion/hopper-v5
          ./build.sh env show metaworld/drawer-open --rules faithful
          ./build.sh env check locomotion/hopper-v5
          ./build.sh env check my_robot.yaml
          ./build.sh env terms joint_position
          ./build.sh env gallery metaworld/ --out docs/manipulation.png
        """;

    public static Command Create(Screen screen)
    {
        Command list = new("list", "All environments with their sizes.");
        list.SetAction(_ => List(screen));

        Argument<string> shown = new("ID") { Description = "Registered id, or a YAML file that describes an environment" };
        Command show = new("show", "Everything about one environment: task, reward, end, observation, action.") { shown };
        Option<string?> rules = new("--rules") { Description = "Of a manipulation task: fixed or faithful; fixed by default", HelpName = "RULES" };
        rules.AcceptOnlyFromAmong("fixed", "faithful");
        show.Add(rules);
        show.SetAction(parsed => Show(Chosen(parsed.GetRequiredValue(shown), parsed.GetValue(rules)), screen));

        Argument<string[]> checkedIds = new("ID") { Description = "Registered ids, or YAML files that describe environments; all registered ones by default", Arity = ArgumentArity.ZeroOrMore };
        Command check = new("check", "Checks that environments keep the contracts that learners and checkpoints rely on; of the named ones also what they give.") { checkedIds };
        check.SetAction(parsed => Check(parsed.GetValue(checkedIds) ?? [], screen));

        Argument<string?> term = new("NAME") { Description = "A term or function", Arity = ArgumentArity.ZeroOrOne };
        Command terms = new("terms", "What the expressions of a described environment may use.") { term };
        terms.SetAction(parsed => TermTable.Write(parsed.GetValue(term), screen));
        return new HelpfulCommand("env", Text) { list, show, check, terms, Gallery(screen) };
    }

    private static Command Gallery(Screen screen)
    {
        Argument<string> prefix = new("PREFIX") { Description = "How the ids begin, for example metaworld/" };
        Option<string> file = new("--out") { Description = "The PNG", HelpName = "FILE", DefaultValueFactory = _ => "gallery.png" };
        Option<int> columns = SharedOptions.Positive(new Option<int>("--columns") { Description = "Pictures per row", HelpName = "N", DefaultValueFactory = _ => 7 });
        Option<RenderQuality> quality = FilmOptions.Quality();
        Command gallery = new("gallery", "A picture of every environment whose id begins so, on one sheet; with an expert, as it first does the task.") { prefix, file, columns, quality };
        gallery.SetAction(parsed => GalleryView.Write(parsed.GetRequiredValue(prefix), parsed.GetRequiredValue(file), parsed.GetValue(columns), parsed.GetValue(quality), screen));
        return gallery;
    }

    private static int List(Screen screen)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("id", "observation", "action", "steps", "s/step", "task");
        int code = ExitCode.Ok;
        foreach (EnvironmentDefinition definition in Suite.Environments.Definitions)
        {
            try
            {
                using MuJoCoEnvironment world = Suite.Environments.Create(definition.Id);
                EnvironmentSpec spec = world.Spec;
                table.AddRow(
                    spec.Id, Number(spec.Observation.Size), Number(spec.Action.Size), Number(spec.MaxEpisodeSteps),
                    spec.ControlTimestep.ToString("0.####", CultureInfo.InvariantCulture), Markup.Escape(definition.Summary));
            }
            catch (Exception e) when (e is MuJoCoException or IOException)
            {
                // One broken model must not hide the other environments.
                screen.Error.WriteLine($"error: {definition.Id}: {e.Message}");
                code = ExitCode.Failure;
            }
        }

        Tables.Write(screen, table);
        return code;
    }

    private static EnvironmentDefinition Chosen(string id, string? rules)
    {
        EnvironmentDefinition definition = Suite.Find(id);
        if (rules is null)
        {
            return definition;
        }

        return MetaWorldSuite.Has(definition.Id) && definition.Configure is { } configure
            ? configure(new ManipulationConfig { Rules = rules, Assets = Assets.Find(null) })
            : throw new UsageException($"'{id}' has one set of rules; --rules is for the manipulation suite (metaworld/...).");
    }

    private static int Show(EnvironmentDefinition definition, Screen screen)
    {
        using MuJoCoEnvironment world = definition.CreateWorld();
        TextWriter to = screen.Out;
        to.WriteLine($"{definition.Id}: {definition.Summary}");
        to.WriteLine($"reward       {definition.Reward}");
        to.WriteLine($"terminates   {definition.Termination}");
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"truncated    after {world.Spec.MaxEpisodeSteps} steps of {world.Spec.ControlTimestep:0.####} s ({definition.FrameSkip} physics steps each)"));
        to.WriteLine($"model        {definition.Model.Name}");
        to.WriteLine($"source       {definition.Source}");
        to.WriteLine($"info         {string.Join(", ", world.Spec.InfoNames)}");
        foreach (string issue in definition.KnownIssues)
        {
            to.WriteLine($"known issue  {issue}");
        }

        Describe("observation", world.Spec.Observation, definition.ConstantObservations, to);
        Describe("action", world.Spec.Action, [], to);
        return ExitCode.Ok;
    }

    private static void Describe(string what, VectorSpec vector, IReadOnlyList<int> constants, TextWriter to)
    {
        to.WriteLine($"{what} [{vector.Size}]");
        for (int i = 0; i < vector.Size; i++)
        {
            string name = i < vector.Names.Count ? vector.Names[i] : "";
            string bounds = vector.Low.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"  [{vector.Low[i]}, {vector.High[i]}]") : "";
            to.WriteLine($"  {i,3}  {name}{bounds}{(constants.Contains(i) ? "  (never changes)" : "")}");
        }
    }

    private static int Check(string[] ids, Screen screen)
    {
        EnvironmentDefinition[] definitions = ids.Length > 0 ? [.. ids.Select(Suite.Find)] : [.. Suite.Environments.Definitions];
        int failed = 0;
        foreach (EnvironmentDefinition definition in definitions)
        {
            screen.Out.WriteLine(definition.Id);
            foreach (CheckResult result in EnvironmentChecker.Run(definition))
            {
                failed += result.Passed ? 0 : 1;
                screen.Out.WriteLine($"  {(result.Passed ? "ok  " : "FAIL")}  {result.Name}{(result.Passed ? "" : ": " + result.Detail)}");
            }

            failed += ids.Length > 0 ? ProbeView.Write(definition, screen) : 0;
        }

        screen.Out.WriteLine(failed == 0 ? "all checks passed" : $"{failed} checks failed");
        return failed == 0 ? ExitCode.Ok : ExitCode.Failure;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
