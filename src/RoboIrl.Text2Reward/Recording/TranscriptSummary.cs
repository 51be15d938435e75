namespace RoboIrl.Text2Reward.Recording;

/// <summary>How often programs were accepted: at the first question of a conversation, and after its errors were given back.</summary>
/// <param name="Conversations">Questions that follow no error.</param>
/// <param name="AcceptedFirst">How many of them had a program that was accepted.</param>
/// <param name="AcceptedLast">How many had one at their end.</param>
public sealed record TranscriptSummary(int Conversations, int AcceptedFirst, int AcceptedLast)
{
    /// <summary>Counts.</summary>
    /// <param name="transcripts">Ids and heads, in any order.</param>
    public static TranscriptSummary Of(IEnumerable<(string Id, TranscriptHead Head)> transcripts)
    {
        (string Id, TranscriptHead Head)[] all = [.. transcripts];
        ILookup<string?, (string Id, TranscriptHead Head)> after = all.Where(static one => one.Head.ErrorAttempt > 0).ToLookup(static one => one.Head.Previous);
        (string Id, TranscriptHead Head)[] first = [.. all.Where(static one => one.Head.ErrorAttempt == 0)];
        return new TranscriptSummary(first.Length, first.Count(static one => IsAccepted(one.Head)), first.Count(one => EndsWell(one, after)));
    }

    // Numbers of attempts grow on the way: files that point at each other in a circle lead nowhere.
    private static bool EndsWell((string Id, TranscriptHead Head) one, ILookup<string?, (string Id, TranscriptHead Head)> after) =>
        IsAccepted(one.Head) || after[one.Id].Any(next => next.Head.ErrorAttempt == one.Head.ErrorAttempt + 1 && EndsWell(next, after));

    private static bool IsAccepted(TranscriptHead head) => head.Verdict == TranscriptVerdict.Accepted;
}
