using System.Diagnostics;
using System.Globalization;
using RoboIrl.Core.Imaging;

namespace RoboIrl.Rendering.Video;

/// <summary>Writes frames to an H.264 mp4 (yuv420p, index in front, plays in every browser) through a pipe to ffmpeg.</summary>
/// <remarks>
/// The file takes its name only in <see cref="Finish"/>, after ffprobe has decoded it and counted its frames: a file that
/// stands under the asked name is whole. Use from one thread.
/// </remarks>
public sealed class VideoEncoder : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly int _width;
    private readonly int _height;
    private readonly double _framesPerSecond;
    private readonly Process _process;
    private readonly Task<string> _errors;
    private bool _finished;

    /// <summary>Starts the encoder.</summary>
    /// <param name="path">The mp4; its folder is created, an older file is replaced at the end.</param>
    /// <param name="width">Pixels per row; even, as H.264 with yuv420p wants.</param>
    /// <param name="height">Rows; even.</param>
    /// <param name="framesPerSecond">Above 0.</param>
    /// <param name="quality">x264's constant rate factor: 0 is lossless, 18 looks so, 51 is worst.</param>
    /// <exception cref="VideoException">ffmpeg is not installed.</exception>
    public VideoEncoder(string path, int width, int height, double framesPerSecond, int quality = 20)
    {
        if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0)
        {
            throw new ArgumentException($"The video's size is {width} x {height}; H.264 needs even numbers, at least 2. Choose for example {width + (width % 2)} x {height + (height % 2)}.");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        (_path, _width, _height, _framesPerSecond) = (Path.GetFullPath(path), width, height, framesPerSecond);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _temporary = _path + ".part";
        (_process, _errors) = ExternalProgram.Start("ffmpeg", Arguments(quality), writesToIt: true);
    }

    /// <summary>Frames written so far.</summary>
    public int Frames { get; private set; }

    /// <summary>Appends a frame.</summary>
    /// <param name="frame">An image of the encoder's size.</param>
    /// <exception cref="VideoException">ffmpeg ended early; the message carries its text.</exception>
    public void Write(RgbImage frame)
    {
        if (frame.Width != _width || frame.Height != _height)
        {
            throw new ArgumentException($"The frame is {frame.Width} x {frame.Height}; the video is {_width} x {_height}.", nameof(frame));
        }

        try
        {
            _process.StandardInput.BaseStream.Write(frame.Pixels);
        }
        catch (IOException e)
        {
            _process.WaitForExit();
            ExternalProgram.ThrowIfFailed("ffmpeg", _process.ExitCode, _errors.Result);
            throw new VideoException($"ffmpeg stopped taking frames after {Frames}: {e.Message}", e);
        }

        Frames++;
    }

    /// <summary>Closes the file, checks it with ffprobe and gives it its name.</summary>
    /// <returns>What ffprobe found.</returns>
    /// <exception cref="VideoException">No frame was written, ffmpeg failed, or the file does not hold what was written.</exception>
    public VideoInfo Finish()
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        _finished = true;
        _process.StandardInput.Close();
        _process.WaitForExit();
        ExternalProgram.ThrowIfFailed("ffmpeg", _process.ExitCode, _errors.Result);
        if (Frames == 0)
        {
            throw new VideoException($"No frame was written to {_path}.");
        }

        VideoInfo info = VideoInfo.Read(_temporary);
        if (info.Codec != "h264" || info.Width != _width || info.Height != _height || info.Frames != Frames)
        {
            throw new VideoException($"ffmpeg wrote {info} where {Frames} frames of {_width} x {_height} in h264 were expected; see {_temporary}.");
        }

        File.Move(_temporary, _path, overwrite: true);
        return info;
    }

    /// <summary>Ends ffmpeg. Without a <see cref="Finish"/> before, nothing is left behind.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        if (!_finished)
        {
            _finished = true;
            File.Delete(_temporary);
        }
    }

    private string[] Arguments(int quality) =>
    [
        "-v", "error", "-y", "-nostats",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{_width}x{_height}", "-r", _framesPerSecond.ToString(CultureInfo.InvariantCulture), "-i", "-",
        "-an", "-c:v", "libx264", "-preset", "medium", "-crf", quality.ToString(CultureInfo.InvariantCulture), "-pix_fmt", "yuv420p",
        "-movflags", "+faststart", "-f", "mp4", _temporary,
    ];
}
