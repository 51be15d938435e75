using System.Globalization;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Replies;

/// <summary>Finds the program in what a language model answers: a fenced block of C#.</summary>
public static class ReplyReader
{
    /// <summary>Most characters of a reply that are read.</summary>
    public const int MostCharacters = 200_000;

    private const int LeastMarks = 3;
    private const string Interface = "IRewardProgram<";
    private const string Format = "Answer with the whole program in one block: a line ```csharp, the code, a line ```.";

    /// <summary>Reads a reply. What a model thought aloud before it (a leading <c>&lt;think&gt;</c>) is no part of it.</summary>
    /// <param name="reply">Any text.</param>
    /// <returns>
    /// The text of the last block marked as C# that has a reward program in it, else of the last one marked so, else the same of blocks that
    /// are not marked: what comes before may be a part that is spoken of. Or why there is none.
    /// </returns>
    public static (string? Program, ProgramProblem? Problem) Read(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.Length > MostCharacters)
        {
            return Failed(string.Create(CultureInfo.InvariantCulture, $"The reply has {reply.Length} characters; {MostCharacters} are the most."));
        }

        List<string> marked = [], unmarked = [];
        string[] lines = WithoutThoughts(reply.ReplaceLineEndings("\n")).Split('\n');
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
                return (wanted ? null : Best(marked) ?? Best(unmarked)) is { } whole ? (whole, null) : Failed("The block of code has no end: the reply was cut off, or the closing ``` is missing.");
            }

            (wanted ? marked : language.Length == 0 ? unmarked : []).Add(string.Join('\n', lines[(i + 1)..end]) + "\n");
            i = end;
        }

        return (Best(marked) ?? Best(unmarked)) is { } code ? (code, null) : Failed("The reply has no block of C#.");
    }

    /// <summary>The program in a file: the file itself, or the block in it where it is a reply with one.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>As <see cref="Read"/>.</returns>
    public static (string? Program, ProgramProblem? Problem) ReadFile(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('\n').Any(static line => Fence(line) is not null) ? Read(text) : (text, null);
    }

    private static string? Best(List<string> blocks) => blocks.FindLast(static code => code.Contains(Interface, StringComparison.Ordinal)) ?? blocks.LastOrDefault();

    private static string WithoutThoughts(string reply)
    {
        const string Begin = "<think>", End = "</think>";
        int end = reply.IndexOf(End, StringComparison.Ordinal);
        return end >= 0 && reply.AsSpan().TrimStart().StartsWith(Begin) ? reply[(end + End.Length)..] : reply;
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
