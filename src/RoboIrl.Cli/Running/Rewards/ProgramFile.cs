using RoboIrl.Native;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Replies;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>A file with a reward program, or a reply with one, as anybody may have written it.</summary>
internal static class ProgramFile
{
    /// <summary>Reads the program in a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its text, or why there is none in the file.</returns>
    /// <exception cref="UsageException">There is no such file, it is empty, far too large, or no text.</exception>
    public static (string? Program, ProgramProblem? Problem) Read(string path) => ReplyReader.ReadFile(TextInput.File(path));

    /// <summary>SHA-256 of the program in a file, 64 hexadecimal digits; null where there is none.</summary>
    /// <param name="path">The file.</param>
    public static string? HashOf(string path) =>
        MappedFile.LengthOf(path) is > 0 and <= TextInput.MostBytes && ReplyReader.ReadFile(File.ReadAllText(path)).Program is { } text ? ProgramCompiler.HashOf(text) : null;
}
