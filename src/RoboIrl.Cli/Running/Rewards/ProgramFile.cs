using System.Globalization;
using RoboIrl.Native;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Replies;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>A file with a reward program, or a reply with one, as anybody may have written it.</summary>
internal static class ProgramFile
{
    private const long MostBytes = 1 << 20;

    /// <summary>Reads the program in a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its text, or why there is none in the file.</returns>
    /// <exception cref="UsageException">There is no such file, or it is far too large.</exception>
    public static (string? Program, ProgramProblem? Problem) Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file '{path}'.");
        }

        return MappedFile.LengthOf(path) is var bytes and (0 or > MostBytes) // 0 also of a pipe, which would be read for ever
            ? throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"'{path}' has {bytes} bytes; a program has a few thousand. Name the file with the program."))
            : ReplyReader.ReadFile(File.ReadAllText(path));
    }

    /// <summary>SHA-256 of the program in a file, 64 hexadecimal digits; null where there is none.</summary>
    /// <param name="path">The file.</param>
    public static string? HashOf(string path) =>
        MappedFile.LengthOf(path) is > 0 and <= MostBytes && ReplyReader.ReadFile(File.ReadAllText(path)).Program is { } text ? ProgramCompiler.HashOf(text) : null;
}
