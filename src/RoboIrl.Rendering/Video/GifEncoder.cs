using System.Globalization;

namespace RoboIrl.Rendering.Video;

/// <summary>Makes an animated gif of a video, with a palette of its own.</summary>
public static class GifEncoder
{
    /// <summary>Converts a video; the file appears whole or not at all.</summary>
    /// <param name="video">Any file that ffmpeg reads.</param>
    /// <param name="gif">Where; an older file is replaced.</param>
    /// <param name="width">Pixels per row; the height keeps the shape.</param>
    /// <param name="framesPerSecond">At most 50, which is as fast as browsers play gifs.</param>
    /// <param name="seconds">How much from the beginning, seconds.</param>
    /// <returns>What ffprobe found.</returns>
    /// <exception cref="VideoException">ffmpeg is missing or failed.</exception>
    public static VideoInfo Convert(string video, string gif, int width = 320, double framesPerSecond = 20, double seconds = 8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(framesPerSecond, 50);
        string temporary = gif + ".part";
        string filter = string.Create(
            CultureInfo.InvariantCulture,
            $"fps={framesPerSecond},scale={width}:-1:flags=lanczos,split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=bayer:bayer_scale=3");
        ExternalProgram.Run(
            "ffmpeg", "-v", "error", "-y", "-nostats", "-t", seconds.ToString(CultureInfo.InvariantCulture), "-i", video,
            "-vf", filter, "-f", "gif", temporary);
        VideoInfo info = VideoInfo.Read(temporary);
        File.Move(temporary, gif, overwrite: true);
        return info;
    }
}
