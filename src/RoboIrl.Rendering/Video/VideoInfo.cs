using System.Globalization;
using System.Text.Json;

namespace RoboIrl.Rendering.Video;

/// <summary>What ffprobe, which shares no code with the encoder's caller, finds in a video file.</summary>
/// <param name="Codec">For example <c>h264</c> or <c>gif</c>.</param>
/// <param name="Width">Pixels per row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Frames">Number of frames, counted by decoding the whole file.</param>
/// <param name="FramesPerSecond">Average rate.</param>
public sealed record VideoInfo(string Codec, int Width, int Height, int Frames, double FramesPerSecond)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The video.</param>
    /// <exception cref="VideoException">ffprobe is missing, or finds no video in the file.</exception>
    public static VideoInfo Read(string path)
    {
        string json = ExternalProgram.Run(
            "ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0",
            "-show_entries", "stream=codec_name,width,height,nb_read_frames,avg_frame_rate", "-of", "json", path);
        using JsonDocument document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("streams", out JsonElement streams) || streams.GetArrayLength() == 0)
        {
            throw new VideoException($"ffprobe finds no video in {path}.");
        }

        JsonElement stream = streams[0];
        string[] rate = stream.GetProperty("avg_frame_rate").GetString()!.Split('/');
        return new VideoInfo(
            stream.GetProperty("codec_name").GetString()!,
            stream.GetProperty("width").GetInt32(),
            stream.GetProperty("height").GetInt32(),
            int.Parse(stream.GetProperty("nb_read_frames").GetString()!, CultureInfo.InvariantCulture),
            double.Parse(rate[0], CultureInfo.InvariantCulture) / double.Parse(rate[1], CultureInfo.InvariantCulture));
    }
}
