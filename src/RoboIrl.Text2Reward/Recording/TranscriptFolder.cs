using System.Globalization;
using RoboIrl.Core.Runs;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>Writes transcripts into a folder that <see cref="TranscriptLibrary.Open"/> reads.</summary>
public static class TranscriptFolder
{
    /// <summary>The file with the exact prompt.</summary>
    public const string PromptName = "prompt.md";

    /// <summary>The file with the untouched reply.</summary>
    public const string ReplyName = "reply.md";

    /// <summary>The file with everything else.</summary>
    public const string HeadName = "transcript.json";

    private const int LongestName = 80;

    /// <summary>Stores a transcript; one that is there already, by the same author with the same texts, stays as it is.</summary>
    /// <param name="folder">The folder; created when needed.</param>
    /// <param name="transcript">The transcript.</param>
    /// <returns>Its id: the path below the folder.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string Add(string folder, Transcript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        string first = $"{NameOf(transcript.Head.Environment)}/{NameOf(TranscriptKey.Words(transcript.Head.Task))}/{RoundOf(transcript.Head)}";
        for (int take = 1; ; take++)
        {
            string id = take == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}.take-{take}");
            string path = Path.Combine(folder, id);
            if (!Directory.Exists(path))
            {
                Write(path, transcript);
                return id;
            }

            if (File.Exists(Path.Combine(path, HeadName)) && IsSame(RecordFile.Read(Path.Combine(path, HeadName), RecordJson.Readable.TranscriptHead), transcript.Head))
            {
                return id;
            }
        }
    }

    /// <summary>A text as a path of folders: nothing but lower-case letters, digits and <c>- _ . /</c>, no part that leads elsewhere.</summary>
    /// <param name="text">Any text, for example the id of an environment.</param>
    /// <returns>The path; different texts may share one where they differ in other characters only.</returns>
    public static string NameOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = [.. text.Split('/').Select(static part => Plain(part)).Where(static part => part.Length > 0)];
        return parts.Length > 0 ? string.Join('/', parts) : "unnamed";
    }

    private static string Plain(string part)
    {
        string plain = new string([.. part.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')]).Trim('.', '-');
        return plain.Length <= LongestName ? plain : plain[..LongestName].TrimEnd('.', '-') + "-" + Transcript.HashOf(part)[..8];
    }

    private static string RoundOf(TranscriptHead head) =>
        (head.Examples == 0 ? "zero-shot" : string.Create(CultureInfo.InvariantCulture, $"few-shot-{head.Examples}"))
        + (head.Feedback.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $".feedback-{head.Feedback.Count}") : "")
        + (head.ErrorAttempt > 0 ? string.Create(CultureInfo.InvariantCulture, $".error-{head.ErrorAttempt}") : "");

    // The head comes last: a folder without it is no transcript.
    private static void Write(string path, Transcript transcript)
    {
        Directory.CreateDirectory(path);
        AtomicFile.Write(Path.Combine(path, PromptName), Transcript.Encoding.GetBytes(transcript.Prompt));
        AtomicFile.Write(Path.Combine(path, ReplyName), Transcript.Encoding.GetBytes(transcript.Reply));
        RecordFile.Write(Path.Combine(path, HeadName), transcript.Head, RecordJson.Readable.TranscriptHead);
    }

    private static bool IsSame(TranscriptHead a, TranscriptHead b) =>
        a.PromptSha256 == b.PromptSha256 && a.ReplySha256 == b.ReplySha256 && a.Author == b.Author && a.Previous == b.Previous;
}
