using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>Which of the programs on record a comparison takes, and what it calls them.</summary>
public sealed class RecordedRewardTests : IDisposable
{
    private const string Environment = "behaviour/hopper-forward";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OfFeedback_ErrorsBetweenRounds_IsTheLastRoundThatWasAccepted()
    {
        string first = Add("Hop.", "zero-shot", 0);
        Add("Hop.", "refused", 0, feedback: ["higher"], accepted: false);
        Add("Hop.", "mended", 1, feedback: ["higher"]);
        Assert.Equal(("feedback-1", "mended"), Told(ComparedReward.OfFeedback(Library, Environment)));

        Add("Hop.", "refused too", 0, feedback: ["higher", "slower"], accepted: false);
        Assert.Equal(("feedback-1", "mended"), Told(ComparedReward.OfFeedback(Library, Environment)));
        Assert.Equal(2, ComparedReward.OfFeedback(Library, Environment)!.Provenance!.Attempts);

        Add("Hop.", "slow", 2, feedback: ["higher", "slower"]);
        ComparedReward last = ComparedReward.OfFeedback(Library, Environment)!;
        Assert.Equal(("feedback-2", "slow"), Told(last));
        Assert.Equal(["higher", "slower"], last.Provenance!.Rounds.Select(static round => round.Feedback));
        Assert.Equal(("zero-shot", "zero-shot"), Told(ComparedReward.OfTranscripts(Library, Environment, "zero-shot")));
        Assert.Equal([first], ComparedReward.OfTranscripts(Library, Environment, "zero-shot")!.Provenance!.Transcripts);
    }

    [Fact]
    public void OfTranscripts_FirstReplyRefused_IsTheAcceptedOneWithTheFewestAttempts()
    {
        Add("Hop.", "refused", 0, accepted: false);
        Add("Hop.", "late", 2);
        Add("Hop.", "early", 1);
        Add("Hop.", "shown", 0, examples: 1);
        Assert.Equal(("zero-shot", "early"), Told(ComparedReward.OfTranscripts(Library, Environment, "zero-shot")));
        Assert.Equal(("few-shot", "shown"), Told(ComparedReward.OfTranscripts(Library, Environment, "few-shot")));
        Assert.Null(ComparedReward.OfTranscripts(Library, "behaviour/ant-forward", "zero-shot"));
        Assert.Null(ComparedReward.OfFeedback(Library, Environment));
    }

    [Fact]
    public void OfFeedback_SeveralSentences_StaysWithTheOneThatTheOthersAreOf()
    {
        Add("Hop.", "zero-shot", 0);
        Add("Hop.", "higher", 0, feedback: ["higher"]);
        Add("Jump far.", "far", 0);
        Add("Jump far.", "farther", 0, feedback: ["more", "yet more"]);
        Assert.Equal(("zero-shot", "zero-shot"), Told(ComparedReward.OfTranscripts(Library, Environment, "zero-shot")));
        Assert.Equal(("feedback-1", "higher"), Told(ComparedReward.OfFeedback(Library, Environment)));
    }

    [Fact]
    public void AllOfTranscripts_NamesTellEveryProgramFromTheOthers()
    {
        Add("Hop.", "zero-shot", 0);
        Add("Hop.", "refused", 0, examples: 1, accepted: false);
        Add("Hop.", "mended", 1, examples: 1);
        Add("Hop.", "higher", 0, feedback: ["higher"]);
        Assert.Equal(["few-shot-1-error-1", "zero-shot", "zero-shot-feedback-1"], ComparedReward.AllOfTranscripts(Library, Environment).Select(static one => one.Name));

        Add("Jump far.", "far", 0);
        ComparedReward[] all = [.. ComparedReward.AllOfTranscripts(Library, Environment)];
        Assert.Equal(["hop-few-shot-1-error-1", "hop-zero-shot", "hop-zero-shot-feedback-1", "jump-far-zero-shot"], all.Select(static one => one.Name));
        Assert.Equal(["mended", "zero-shot", "higher", "far"], all.Select(static one => Told(one).Program));
    }

    private TranscriptLibrary Library => TranscriptLibrary.Open(_folder.Path);

    // Programs are comments: nothing compiles them here.
    private static (string Name, string Program) Told(ComparedReward? reward) => (reward!.Name, reward.Source!.Trim().TrimStart('/').Trim());

    private string Add(string task, string program, int errors, int examples = 0, string[]? feedback = null, bool accepted = true)
    {
        PromptRequest request = new()
        {
            Environment = RewardedEnvironment.Describe(Suite.Find(Environment)),
            Instruction = task,
            Examples = [.. ProgramLibrary.Shared.Programs.Take(examples)],
            Rounds = [.. (feedback ?? []).Select(static said => new FeedbackRound("// before", said))],
        };
        AuthorReply reply = new($"```csharp\n// {program}\n```\n", AuthorIdentity.Model("one"), new DateOnly(2026, 3, 1));
        Transcript made = Transcript.Of(TranscriptKey.Of(request), RewardPrompt.Write(request), reply, errors, previous: null);
        return TranscriptFolder.Add(_folder.Path, made with { Head = made.Head with { Verdict = accepted ? TranscriptVerdict.Accepted : TranscriptVerdict.Refused } });
    }
}
