using System.Globalization;
using RoboIrl.Core.Imaging;
using RoboIrl.Rendering.Video;

namespace RoboIrl.Rendering;

/// <summary>Turns a recorded episode into a video that plays in real time, and into a contact sheet.</summary>
public static class EpisodeFilm
{
    private const double WishedFramesPerSecond = 30;
    private const int SheetColumns = 4;
    private const int SheetFrames = 12;
    private const int SheetTileWidth = 320;

    /// <summary>Every how many steps a frame is drawn so that the video plays in real time at about 30 frames/s, 60 at most.</summary>
    /// <param name="controlTimestep">Seconds per step.</param>
    public static int StepsPerFrame(double controlTimestep) => Math.Max(1, (int)Math.Round(1 / (controlTimestep * WishedFramesPerSecond)));

    /// <summary>Draws the episode and encodes it.</summary>
    /// <param name="renderer">Of the episode's model.</param>
    /// <param name="episode">What to draw; at least one step.</param>
    /// <param name="path">The mp4.</param>
    /// <param name="overlay">The episode's, for its numbers in each frame; null for the picture alone.</param>
    /// <param name="seconds">How much from the beginning, seconds of the simulation.</param>
    /// <param name="onFrame">Called with the number of frames drawn and to draw, or null.</param>
    /// <param name="stop">Ends the work; no file is left.</param>
    /// <returns>What ffprobe found in the file.</returns>
    /// <exception cref="VideoException">ffmpeg is missing or failed.</exception>
    public static VideoInfo Write(SceneRenderer renderer, RecordedEpisode episode, string path, StepOverlay? overlay = null, double seconds = double.PositiveInfinity, Action<int, int>? onFrame = null, CancellationToken stop = default)
    {
        int stride = StepsPerFrame(episode.ControlTimestep);
        int steps = (int)Math.Min(episode.Steps, Math.Ceiling(seconds / episode.ControlTimestep));
        int frames = (steps / stride) + 1;
        RgbImage image = new(renderer.Settings.Width, renderer.Settings.Height);
        using VideoEncoder encoder = new(path, image.Width, image.Height, 1 / (episode.ControlTimestep * stride));
        for (int frame = 0; frame < frames; frame++)
        {
            stop.ThrowIfCancellationRequested();
            renderer.Render(episode.State(frame * stride), image);
            overlay?.Draw(image, frame * stride);
            encoder.Write(image);
            onFrame?.Invoke(frame + 1, frames);
        }

        return encoder.Finish();
    }

    /// <summary>Draws twelve moments of the episode, evenly spread, with step, time and return so far.</summary>
    /// <param name="renderer">Of the episode's model.</param>
    /// <param name="episode">What to draw.</param>
    /// <param name="overlay">The episode's, for its numbers in each picture; null for the pictures alone.</param>
    public static RgbImage Sheet(SceneRenderer renderer, RecordedEpisode episode, StepOverlay? overlay = null)
    {
        List<(RgbImage, string)> tiles = [];
        foreach (int step in ContactSheet.Spread(episode.Steps + 1, SheetFrames))
        {
            string label = string.Create(
                CultureInfo.InvariantCulture,
                $"step {step}  {step * episode.ControlTimestep:F1} s  R {episode.Rewards.Take(step).Sum():F0}");
            RgbImage image = renderer.Render(episode.State(step));
            overlay?.Draw(image, step);
            tiles.Add((image, label));
        }

        string title = string.Create(CultureInfo.InvariantCulture, $"{episode.EnvironmentId}  episode {episode.Stream}  return {episode.Return:F0} in {episode.Steps} steps");
        return ContactSheet.Compose(tiles, SheetColumns, title, Math.Min(SheetTileWidth, renderer.Settings.Width));
    }
}
