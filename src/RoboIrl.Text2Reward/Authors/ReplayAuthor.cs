using System.Globalization;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>
/// Answers from recorded transcripts: with the reply to the exact prompt, by its hash; where the prompt is written differently by now,
/// with the reply to the same question, and says so. Nothing leaves the machine.
/// </summary>
/// <param name="library">The transcripts.</param>
/// <param name="warn">Hears that a reply answers an older form of the prompt.</param>
public sealed class ReplayAuthor(TranscriptLibrary library, Action<string> warn) : IRewardAuthor
{
    private const int MostListed = 12;

    /// <summary>Whether only the exact prompt will do.</summary>
    public bool Strict { get; init; }

    /// <summary>Takes replies of this model only, as it was asked for or as it answered; null for any author.</summary>
    public string? Model { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A transcript of this environment is damaged.</exception>
    public AuthorReply Reply(RewardQuestion question, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        stop.ThrowIfCancellationRequested();
        (string Id, TranscriptHead Head)[] there = [.. library.Heads(question.Request.Environment.Id).Where(one => Model is null || one.Head.Author.GoesBy(Model))];
        string hash = Transcript.HashOf(question.Prompt);
        if (Array.FindAll(there, one => one.Head.PromptSha256 == hash) is { Length: > 0 } exact)
        {
            // Of several replies to this prompt, the one whose conversation this is.
            return Answer(Array.Find(exact, one => question.Previous is not null && one.Head.Previous == question.Previous) is { Id: not null } next ? next.Id : exact[0].Id);
        }

        TranscriptKey key = TranscriptKey.Of(question.Request);
        if (!Strict && there.Where(one => one.Head.Key.AsksTheSameAs(key) && Continues(one.Head, question)).Select(static one => one.Id).FirstOrDefault() is { } near)
        {
            warn($"The prompt has changed since {near} was recorded ({Difference(library.Read(near).Prompt, question.Prompt)}); this is the reply to the older one.");
            return Answer(near);
        }

        throw new AuthorException(Missing(question, key, hash, there));
    }

    private AuthorReply Answer(string id)
    {
        Transcript transcript = library.Read(id);
        return new AuthorReply(transcript.Reply, transcript.Head.Author, transcript.Head.Date, transcript);
    }

    /// <summary>Whether a transcript's prompt shows the same failed program, or none as the question's.</summary>
    private bool Continues(TranscriptHead head, RewardQuestion question) => question.Request.Failed is not { } failed
        ? head.ErrorAttempt == 0
        : head.ErrorAttempt > 0 && head.Previous is { } previous && library.Ids.Contains(previous) && library.Read(previous).HasProgram(failed.Program);

    private static string Difference(string recorded, string now)
    {
        string[] before = recorded.Split('\n'), after = now.Split('\n');
        int line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
        {
            line++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"from line {line + 1} on: '{Excerpt.Of(line < before.Length ? before[line] : "")}', now '{Excerpt.Of(line < after.Length ? after[line] : "")}'");
    }

    private string Missing(RewardQuestion question, TranscriptKey key, string hash, (string Id, TranscriptHead Head)[] there)
    {
        string what = $"No transcript answers this prompt (SHA-256 {hash[..16]}...; {key.Environment}, \"{Excerpt.Of(key.Task, 200)}\", {key.Examples} example{(key.Examples == 1 ? "" : "s")}"
            + (key.Feedback.Count > 0 ? $", feedback round {key.Feedback.Count}" : "") + (question.Request.Failed is null ? "" : ", after errors") + $"{(Strict ? ", exactly" : "")}{(Model is null ? "" : $", by {Model}")}) in {library.Name}.";
        // What this very task has is what the reader looks for.
        IEnumerable<string> listed = there.OrderByDescending(one => one.Head.Key.HasTask(key.Task)).Take(MostListed).Select(static one => $"\n  {one.Id}: \"{Excerpt.Of(one.Head.Task, 100)}\", {one.Head.Round}, {one.Head.Author}");
        string rest = there.Length > MostListed ? string.Create(CultureInfo.InvariantCulture, $"\n  and {there.Length - MostListed} more; 'reward transcript list' names them") : "";
        string are = there.Length == 0 ? $"\nThere is none for {key.Environment}." : $"\nFor {key.Environment} there are:{string.Concat(listed)}{rest}";
        return what + are + $"""

            To have an answer, ask a language model yourself and record it:
              ./build.sh reward prompt "{Excerpt.Of(key.Task, 200)}" --env {key.Environment} --examples {key.Examples} > prompt.md
              ./build.sh reward transcript add prompt.md reply.md --env {key.Environment} --model NAME --into DIR
              then the same command again with --transcripts DIR
            or name an endpoint: --author openai --endpoint URL --model NAME
            """;
    }
}
