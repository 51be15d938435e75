using RoboIrl.Envs;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Replies;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Puts prompts and replies on record that were exchanged elsewhere.</summary>
internal static class TranscriptFiles
{
    /// <summary>The transcripts of this checkout's sources.</summary>
    /// <exception cref="UsageException">The program runs outside a checkout.</exception>
    public static string OfCheckout() => Checkout.Root is { } root
        ? Path.Combine(root, "src", "RoboIrl.Text2Reward", "Transcripts")
        : throw new UsageException("This program runs outside its checkout; say where transcripts go with --into DIR.");

    /// <summary>Reads the prompt, tries the reply's program, and stores both.</summary>
    /// <returns>The id, and what was stored.</returns>
    /// <exception cref="UsageException">The transcript that it follows is not there.</exception>
    /// <exception cref="InvalidDataException">The prompt is none of this suite, or a transcript in the folder is damaged.</exception>
    public static (string Id, Transcript Added) Record(RecordOrder order, CancellationToken stop)
    {
        EnvironmentDefinition definition = Suite.Find(order.Environment);
        PromptFacts facts = PromptFacts.Read(order.Prompt, order.PromptName);
        TranscriptKey key = new(RewardedEnvironment.Describe(definition).Id, facts.Task, facts.Examples, [.. facts.Rounds.Select(static r => r.Feedback)]);
        (string? previous, int errors) = Before(order, key, facts);
        Transcript untried = Transcript.Of(key, order.Prompt, new AuthorReply(order.Reply, order.Author, order.Date), errors, previous);
        (string? program, ProgramProblem? problem) = order.Author.ProgramIn(order.Reply);
        SmokeReport report = program is null ? SmokeReport.Refused(problem!) : RewardWorker.Try(program, order.Environment, seed: 0, stop);
        Transcript added = untried.Judged(report);
        return (TranscriptFolder.Add(order.Into, added), added);
    }

    // A prompt with errors follows the transcript with that program; one with feedback the one that was trained with, where it is on record.
    private static (string? Previous, int Errors) Before(RecordOrder order, TranscriptKey key, PromptFacts facts)
    {
        TranscriptLibrary library = TranscriptLibrary.Open(order.Into);
        string? shown = facts.Failed ?? (facts.Rounds is [.., var trained] ? trained.Program : null);
        if (order.Previous is { } given)
        {
            return library.Ids.Contains(given)
                ? (given, facts.Failed is null ? 0 : library.Read(given).Head.ErrorAttempt + 1)
                : throw new UsageException($"There is no transcript '{given}' in '{order.Into}'; 'reward transcript list --transcripts {order.Into}' names them.");
        }

        if (shown is null)
        {
            return (null, 0);
        }

        int rounds = key.Feedback.Count - (facts.Failed is null ? 1 : 0);
        (string Id, TranscriptHead Head)[] same = [.. library.Heads(key.Environment).Where(one => one.Head.Feedback.Count == rounds && one.Head.Key.HasTask(key.Task) && library.Read(one.Id).HasProgram(shown))];
        if (facts.Failed is null)
        {
            return (same.LastOrDefault(static one => one.Head.Verdict == TranscriptVerdict.Accepted).Id, 0);
        }

        return same is [.., var last]
            ? (last.Id, last.Head.ErrorAttempt + 1)
            : throw new UsageException($"No transcript in '{order.Into}' has the program that this prompt shows with its errors. Add the one before it first, or name it with --previous.");
    }
}
