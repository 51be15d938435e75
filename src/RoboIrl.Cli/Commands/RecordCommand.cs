using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Imaging;
using RoboIrl.Core.Policies;
using RoboIrl.Rendering;
using RoboIrl.Rendering.Video;

namespace RoboIrl.Cli.Commands;

/// <summary><c>record RUN</c>: films a checkpoint's episodes.</summary>
internal static class RecordCommand
{
    private const string Text = """
        Films episodes of a run's checkpoint without a display: an H.264 video, a contact sheet and the states per episode.
        Draws with EGL, or OSMesa where that fails; ROBOIRL_GL=egl or osmesa chooses.

        examples:
          ./build.sh record runs/hopper-v5-ppo-s1-1
          ./build.sh record runs/hopper-v5-ppo-s1-1 --episodes 3 --quality draft --gif
          ./build.sh record runs/hopper-v5-ppo-s1-1 --camera chase --quality publication --out films
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> run = SharedOptions.Run();
        Option<int> episodes = SharedOptions.Episodes(1);
        Option<RenderQuality> quality = new("--quality") { Description = "draft (480x360), report (640x480) or publication (1280x720)", HelpName = "PRESET", DefaultValueFactory = _ => RenderQuality.Report };
        Option<string?> camera = new("--camera") { Description = "A camera of the model; one that follows the robot by default", HelpName = "NAME" };
        Option<string?> outFolder = new("--out") { Description = "Folder of the files; rollouts/ in the run folder by default", HelpName = "DIR" };
        Option<double> seconds = new("--seconds") { Description = "How much of each episode is filmed, in simulated seconds", HelpName = "S", DefaultValueFactory = _ => double.PositiveInfinity };
        Option<bool> gif = new("--gif") { Description = "Also an animated gif of the first seconds" };
        Option<bool> sample = new("--sample") { Description = "Sampled actions, as in training, instead of deterministic ones" };
        Option<ulong?> seed = SharedOptions.EpisodeSeed();
        Option<long?> checkpoint = SharedOptions.Checkpoint();
        seconds.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && double.TryParse(result.Tokens[^1].Value, CultureInfo.InvariantCulture, out double s) && !(s > 0))
            {
                result.AddError($"--seconds is {result.Tokens[^1].Value}; expected more than 0.");
            }
        });
        HelpfulCommand command = new("record", Text) { run, episodes, quality, camera, outFolder, seconds, gif, sample, seed, checkpoint };
        command.SetAction(parsed =>
        {
            using RunPolicy policy = RunPolicy.Load(RunLocator.Find(parsed.GetRequiredValue(run)), parsed.GetValue(checkpoint), screen.Error);
            using EpisodeRunner runner = new(policy.Config.Environment.Id);

            // Before the first step is taken: without OpenGL there is no use in stepping.
            using SceneRenderer renderer = new(runner.Model, RenderSettings.For(parsed.GetValue(quality)), parsed.GetValue(camera));
            screen.Error.WriteLine($"drawing with {renderer.Backend}");
            string folder = parsed.GetValue(outFolder) ?? Path.Combine(policy.Folder, "rollouts");
            for (int i = 0; i < parsed.GetValue(episodes); i++)
            {
                RecordedEpisode episode = runner.Run(
                    policy.Policy, parsed.GetValue(sample) ? ActMode.Sample : ActMode.Deterministic,
                    parsed.GetValue(seed) ?? policy.Config.Evaluation.Seed, (ulong)i, stop);
                stop.ThrowIfCancellationRequested();
                string name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"step-{policy.Step:D12}-episode-{i}"));
                Film(renderer, episode, name, parsed.GetValue(seconds), parsed.GetValue(gif), screen, stop);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Film(SceneRenderer renderer, RecordedEpisode episode, string name, double seconds, bool gif, Screen screen, CancellationToken stop)
    {
        episode.Save(name + ".safetensors");
        VideoInfo info = EpisodeFilm.Write(renderer, episode, name + ".mp4", seconds, (done, all) => ShowFrames(screen, done, all), stop);
        screen.Out.WriteLine($"episode {episode.Stream}: return {Formats.Return(episode.Return)} in {episode.Steps} steps ({episode.End})");
        screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}.mp4  {info.Codec} {info.Width}x{info.Height}, {info.Frames} frames at {info.FramesPerSecond:0.##}/s, checked with ffprobe"));
        PngWriter.Write(name + ".png", EpisodeFilm.Sheet(renderer, episode));
        screen.Out.WriteLine($"  {name}.png  contact sheet");
        if (gif)
        {
            GifEncoder.Convert(name + ".mp4", name + ".gif");
            screen.Out.WriteLine($"  {name}.gif");
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
