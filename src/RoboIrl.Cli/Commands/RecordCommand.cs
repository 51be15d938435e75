using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Envs;
using RoboIrl.Envs.Described;
using RoboIrl.Rendering;
using RoboIrl.Rendering.Gl;

namespace RoboIrl.Cli.Commands;

/// <summary><c>record RUN</c> or <c>record ENVIRONMENT</c>: plays episodes of a checkpoint or of a scripted policy, keeps their states and has them filmed.</summary>
internal static class RecordCommand
{
    private const string Text = """
        Films episodes of a run's checkpoint without a display: an H.264 video, a contact sheet and the states of each.
        Instead of a run it takes an environment, and films an agent that nobody had to train.
        Draws with EGL, or OSMesa where that fails; ROBOIRL_GL=egl or osmesa chooses.

        examples:
          ./build.sh record runs/hopper-v5-ppo-s1-1
          ./build.sh record runs/hopper-v5-ppo-s1-1 --episodes 3 --quality draft --gif
          ./build.sh record runs/drawer-open-sac-s1-1 --terms
          ./build.sh record runs/hopper-v5-ppo-s1-1 --camera chase --quality publication --out films
          ./build.sh record metaworld/drawer-open --agent expert
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> run = new("RUN") { Description = "Run folder, a folder that holds one run, or an environment: its id or YAML file" };
        Option<int> episodes = SharedOptions.Episodes(1);
        Option<string?> outFolder = new("--out") { Description = "Folder of the files; rollouts/ in the run folder, or here for an environment, by default", HelpName = "DIR" };
        Option<bool> sample = new("--sample") { Description = "Sampled actions, as in training, instead of deterministic ones" };
        Option<ulong?> seed = SharedOptions.EpisodeSeed();
        Option<long?> checkpoint = SharedOptions.Checkpoint();
        Option<string> scripted = new("--agent") { Description = "With an environment: expert, random or zero; expert by default", HelpName = "NAME", DefaultValueFactory = _ => "expert" };
        scripted.AcceptOnlyFromAmong([.. ScriptedPolicy.Names]);
        HelpfulCommand command = new("record", Text) { run, episodes, outFolder, sample, seed, checkpoint, scripted };
        FilmOptions options = new(command);
        command.SetAction(parsed =>
        {
            FilmOptions.Film film = options.Read(parsed);
            GlBackend backend = FirstBackend(); // before a step is taken: without OpenGL there is no use in stepping
            string what = parsed.GetRequiredValue(run);
            bool scriptedRun = Suite.Environments.Definitions.Any(d => d.Id == what) || DescribedEnvironment.IsFile(what);
            Refuse(parsed, scriptedRun ? [sample, checkpoint] : [scripted], scriptedRun ? "an environment; it is for runs" : "a run; it is for environments");
            using Actor actor = scriptedRun
                ? Actor.Scripted(what, parsed.GetRequiredValue(scripted))
                : Actor.Trained(RunPolicy.Load(RunOf(what), parsed.GetValue(checkpoint), screen.Error), parsed.GetValue(sample));
            using EpisodeRunner runner = new(actor.Definition, actor.Environment.Pixels);
            if (film.Camera is not null)
            {
                runner.Model.Camera(film.Camera); // its error names the cameras there are
            }

            List<string> files = [];
            for (int i = 0; i < parsed.GetValue(episodes); i++)
            {
                RecordedEpisode episode = runner.Run(actor.PolicyFor(runner.Spec), actor.Mode, parsed.GetValue(seed) ?? actor.Seed, (ulong)i, stop);
                stop.ThrowIfCancellationRequested();
                screen.Out.WriteLine($"episode {i}: return {Formats.Return(episode.Return)} in {episode.Steps} steps ({episode.End.ToString().ToLowerInvariant()})");
                files.Add(Path.Combine(parsed.GetValue(outFolder) ?? actor.Folder, string.Create(CultureInfo.InvariantCulture, $"{actor.Label}-episode-{i}.safetensors")));
                episode.Save(files[^1]);
            }

            return Render(files, film, actor.Environment.File, backend, screen);
        });
        return command;
    }

    private static void Refuse(ParseResult parsed, Option[] options, string why)
    {
        foreach (Option option in options.Where(option => parsed.GetResult(option) is { Implicit: false }))
        {
            throw new UsageException($"{option.Name} means nothing for {why}.");
        }
    }

    // A name with a slash that is no folder was probably meant as an environment's id.
    private static string RunOf(string what)
    {
        if (!Directory.Exists(what) && EnvironmentRegistry.IsId(what))
        {
            Suite.Find(what); // its error names the nearest id
        }

        return RunLocator.Find(what);
    }

    /// <summary>The backend that starts here; an error that lists every attempt where none does.</summary>
    private static GlBackend FirstBackend()
    {
        using IGlContext context = GlContexts.Create();
        return context.Backend;
    }

    /// <summary>In a process without libtorch: its dependencies bring libGL, and MuJoCo would take that for OSMesa's.</summary>
    private static int Render(List<string> files, FilmOptions.Film film, string? environment, GlBackend backend, Screen screen)
    {
        ProcessStartInfo start = SelfProcess.Describe(["render", .. files, .. environment is null ? (string[])[] : ["--environment", environment], .. film.ToArguments()]);
        start.Environment[GlContexts.BackendVariable] = backend.ToString().ToLowerInvariant();
        return SelfProcess.Run(start, screen);
    }
}
