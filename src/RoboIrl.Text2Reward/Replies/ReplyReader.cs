using System.Globalization;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Replies;

/// <summary>Finds the program in what a language model answers: the first fenced block of C#.</summary>
public static class ReplyReader
{
    /// <summary>Most characters of a reply that are read.</summary>
    public const int MostCharacters = 200_000;

    private const int LeastMarks = 3;
    private const string Format = "Answer with the whole program in one block: a line ```csharp, the code, a line ```.";

    /// <summary>Reads a reply.</summary>
    /// <param name="reply">Any text.</param>
    /// <returns>The text of the first block marked as C#, or of the first one that is not marked; or why there is none.</returns>
    public static (string? Program, ProgramProblem? Problem) Read(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.Length > MostCharacters)
        {
            return Failed(string.Create(CultureInfo.InvariantCulture, $"The reply has {reply.Length} characters; {MostCharacters} are the most."));
        }

        string? unmarked = null;
        string[] lines = reply.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (Fence(lines[i]) is not var (mark, count, language))
            {
                continue;
            }

            int end = Array.FindIndex(lines, i + 1, line => Fence(line) is var (m, c, rest) && m == mark && c >= count && rest.Length == 0);
            bool wanted = language is "csharp" or "cs" or "c#";
            if (end < 0)
            {
                return unmarked is not null && !wanted ? (unmarked, null) : Failed("The block of code has no end: the reply was cut off, or the closing ``` is missing.");
            }

            string code = string.Join('\n', lines[(i + 1)..end]) + "\n";
            if (wanted)
            {
                return (code, null);
            }

            unmarked ??= language.Length == 0 ? code : null;
            i = end;
        }

        return unmarked is null ? Failed("The reply has no block of C#.") : (unmarked, null);
    }

    /// <summary>The program in a file: the file itself, or the block in it where it is a reply with one.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>As <see cref="Read"/>.</returns>
    public static (string? Program, ProgramProblem? Problem) ReadFile(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('\n').Any(static line => Fence(line) is not null) ? Read(text) : (text, null);
    }

    /// <summary>Three or more of a mark at the start of a line, and what follows them.</summary>
    private static (char Mark, int Count, string Language)? Fence(string line)
    {
        string trimmed = line.Trim();
        if (trimmed.Length < LeastMarks || trimmed[0] is not ('`' or '~'))
        {
            return null;
        }

        int count = trimmed.Length - trimmed.TrimStart(trimmed[0]).Length;
        string rest = trimmed[count..].Trim().ToLowerInvariant();
        return count >= LeastMarks && !rest.Contains('`', StringComparison.Ordinal) ? (trimmed[0], count, rest) : null;
    }

    private static (string? Program, ProgramProblem? Problem) Failed(string found) => (null, new ProgramProblem(ProgramRule.Reply, 0, 0, found, Format));
}
