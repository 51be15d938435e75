using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Imaging;
using RoboIrl.Envs;
using RoboIrl.MuJoCo;
using RoboIrl.Rendering;
using RoboIrl.Rendering.Video;

namespace RoboIrl.Cli.Commands;

/// <summary><c>render EPISODES</c>: films stored states. It loads no libtorch, whose dependencies would keep OSMesa from working.</summary>
internal static class RenderCommand
{
    private const string Text = """
        Films recorded episodes from their stored states, for example once more in another quality: mp4 and contact sheet.
        The files are written beside the episodes. Draws with EGL, or OSMesa where that fails; ROBOIRL_GL=egl or osmesa chooses.

        example:
          ./build.sh render runs/hopper-v5-ppo-s1-1/rollouts/step-000001000000-episode-0.safetensors --quality publication
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string[]> files = new("EPISODES") { Description = "Files that 'record' wrote (.safetensors)", Arity = ArgumentArity.OneOrMore };
        Option<string?> file = new("--environment") { Description = "YAML file of the environment, where it has no registered id; found by itself inside a run folder", HelpName = "FILE" };
        HelpfulCommand command = new("render", Text) { files, file };
        FilmOptions options = new(command);
        command.SetAction(parsed =>
        {
            foreach (IGrouping<string, (string File, RecordedEpisode Episode)> group in parsed.GetRequiredValue(files)
                .Select(f => (File: f, Episode: Load(f)))
                .GroupBy(e => e.Episode.EnvironmentId))
            {
                FilmAll(FindEnvironment(group.Key, group.First().File, parsed.GetValue(file)), group, options.Read(parsed), screen, stop);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The environment of an episode: the given file's, the registered one, or that of the run folder around the episode.</summary>
    private static EnvironmentDefinition FindEnvironment(string id, string episode, string? file)
    {
        if (file is not null)
        {
            return Suite.Find(file);
        }

        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(episode) ?? "", "..", RunEnvironment.FolderName));
        bool registered = Suite.Environments.Definitions.Any(d => d.Id == id);
        string? kept = registered || !Directory.Exists(folder) ? null : Directory.EnumerateFiles(folder, "*.yaml").Concat(Directory.EnumerateFiles(folder, "*.yml")).FirstOrDefault();
        return kept is null ? Suite.Environments.Find(id) : Suite.Find(kept);
    }

    private static RecordedEpisode Load(string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file '{file}'; give the .safetensors files that 'roboirl record' wrote.");
        }

        return RecordedEpisode.Load(file);
    }

    private static void FilmAll(EnvironmentDefinition definition, IEnumerable<(string File, RecordedEpisode Episode)> episodes, FilmOptions.Film film, Screen screen, CancellationToken stop)
    {
        using MjModel model = definition.Model.Load();
        using SceneRenderer renderer = new(model, RenderSettings.For(film.Quality), film.Camera);
        screen.Error.WriteLine($"drawing with {renderer.Backend}");
        foreach ((string file, RecordedEpisode episode) in episodes)
        {
            if (episode.StateSize != model.StateSize)
            {
                throw new InvalidDataException($"'{file}' has states of {episode.StateSize} numbers; {definition.Id} has {model.StateSize}. It was recorded with another model or engine.");
            }

            FilmOne(renderer, episode, Path.ChangeExtension(file, null), film, screen, stop);
        }
    }

    private static void FilmOne(SceneRenderer renderer, RecordedEpisode episode, string name, FilmOptions.Film film, Screen screen, CancellationToken stop)
    {
        StepOverlay? overlay = film.Terms ? new StepOverlay(episode) : null;
        VideoInfo info = EpisodeFilm.Write(renderer, episode, name + ".mp4", overlay, film.Seconds ?? double.PositiveInfinity, (done, all) => ShowFrames(screen, done, all), stop);
        screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}.mp4  {info.Codec} {info.Width}x{info.Height}, {info.Frames} frames at {info.FramesPerSecond:0.##}/s, checked with ffprobe"));
        PngWriter.Write(name + ".png", EpisodeFilm.Sheet(renderer, episode, overlay));
        screen.Out.WriteLine($"{name}.png  contact sheet");
        if (film.Gif)
        {
            GifEncoder.Convert(name + ".mp4", name + ".gif");
            screen.Out.WriteLine($"{name}.gif");
        }
    }

    private static void ShowFrames(Screen screen, int done, int all)
    {
        if (screen.Interactive)
        {
            screen.Error.Write($"\rframe {done}/{all}{(done == all ? "\r" + new string(' ', 24) + "\r" : "")}");
        }
    }
}
