using System.Security.Cryptography;
using System.Text;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Replies;
using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>A prompt, the reply to it and what is recorded of both.</summary>
/// <param name="Head">Who, when, which round, what came of it.</param>
/// <param name="Prompt">The exact prompt.</param>
/// <param name="Reply">The untouched reply.</param>
public sealed record Transcript(TranscriptHead Head, string Prompt, string Reply)
{
    /// <summary>Its id in the library that it was read from; null for one that is not stored.</summary>
    public string? Id { get; init; }

    /// <summary>How prompts and replies are encoded in files and hashes; what is no text is refused.</summary>
    internal static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The program in the reply, as it was written; null where there is none. A person's reply may be a program and nothing else.</summary>
    public string? Program => Head.Author.ProgramIn(Reply).Program;

    /// <summary>The hash under which a prompt, or a reply, is recorded.</summary>
    /// <param name="text">The exact text.</param>
    /// <returns>SHA-256 of its UTF-8 bytes, 64 hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">It has half a character: no UTF-8 can hold it.</exception>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.GetBytes(text)));

    /// <summary>What is recorded of an attempt.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="errorAttempt">How many programs with errors came before it.</param>
    /// <param name="previous">Id of the transcript whose program its prompt shows last; null where there is none.</param>
    public static Transcript Of(Attempt attempt, int errorAttempt, string? previous)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        TranscriptKey key = TranscriptKey.Of(attempt.Question.Request);
        return Of(key, attempt.Question.Prompt, attempt.Answer, errorAttempt, previous).Judged(attempt.Report);
    }

    /// <summary>What is recorded of a reply that nobody tried.</summary>
    /// <param name="key">What the prompt asks.</param>
    /// <param name="prompt">The exact prompt.</param>
    /// <param name="answer">The reply.</param>
    /// <param name="errorAttempt">How many programs with errors came before it.</param>
    /// <param name="previous">Id of the transcript whose program its prompt shows last; null where there is none.</param>
    public static Transcript Of(TranscriptKey key, string prompt, AuthorReply answer, int errorAttempt, string? previous)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answer);
        return new Transcript(
            new TranscriptHead
            {
                Format = TranscriptHead.CurrentFormat,
                Environment = key.Environment,
                Task = key.Task,
                Examples = key.Examples,
                Feedback = key.Feedback,
                ErrorAttempt = errorAttempt,
                Previous = previous,
                Author = answer.Author,
                Date = answer.Date,
                PromptSha256 = HashOf(prompt),
                ReplySha256 = HashOf(answer.Text),
                Verdict = TranscriptVerdict.Untried,
                Problems = [],
            },
            prompt,
            answer.Text);
    }

    /// <summary>The same with what came of the reply.</summary>
    /// <param name="report">Of the program in it, or why there is none.</param>
    public Transcript Judged(SmokeReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return this with
        {
            Head = Head with { Verdict = report.Problems.Count == 0 ? TranscriptVerdict.Accepted : TranscriptVerdict.Refused, Problems = [.. report.Problems.Select(static p => p.ToString())] },
        };
    }

    /// <summary>Whether the reply's program is the one that a later prompt shows.</summary>
    /// <param name="shown">A program's text, without its last line ends; empty for a reply without a program.</param>
    public bool HasProgram(string shown) => Shown(Program) == Shown(shown);

    // As prompts show it.
    private static string Shown(string? program) => (program ?? "").ReplaceLineEndings("\n").Trim('\n');
}
