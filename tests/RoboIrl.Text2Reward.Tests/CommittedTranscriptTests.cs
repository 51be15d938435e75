using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Replies;
using RoboIrl.Text2Reward.Tests.Prompts;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

/// <summary>What is on record in this repository holds together.</summary>
public sealed class CommittedTranscriptTests
{
    [Fact]
    public void Transcripts_MatchTheirHashesAndTheirPrompts()
    {
        foreach ((string id, TranscriptHead head) in TranscriptLibrary.Shared.Heads())
        {
            Transcript transcript = TranscriptLibrary.Shared.Read(id); // checks both hashes
            PromptFacts facts = PromptFacts.Read(transcript.Prompt, id);
            Assert.True(
                new TranscriptKey(head.Environment, facts.Task, facts.Examples, [.. facts.Rounds.Select(static r => r.Feedback)]).AsksTheSameAs(new TranscriptKey(head.Environment, head.Task, head.Examples, head.Feedback)),
                $"{id} says something else than its prompt.");
            Assert.Equal(facts.Failed is not null, head.ErrorAttempt > 0);
            Assert.NotEqual(TranscriptVerdict.Untried, head.Verdict);
            Assert.Equal(head.Verdict == TranscriptVerdict.Refused, head.Problems.Count > 0);
            Assert.StartsWith(TranscriptFolder.NameOf(head.Environment) + "/", id, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Transcripts_FollowTheOnesWhoseProgramsTheyShow()
    {
        foreach ((string id, TranscriptHead head) in TranscriptLibrary.Shared.Heads().Where(static one => one.Head.Previous is not null))
        {
            PromptFacts facts = PromptFacts.Read(TranscriptLibrary.Shared.Read(id).Prompt, id);
            Transcript previous = TranscriptLibrary.Shared.Read(head.Previous!);
            Assert.True(previous.HasProgram(facts.Failed ?? facts.Rounds[^1].Program), $"{id} shows another program than {head.Previous}.");
            Assert.Equal(facts.Failed is null ? 0 : previous.Head.ErrorAttempt + 1, head.ErrorAttempt);
        }
    }

    [Fact]
    public void Transcripts_ThatWereAccepted_StillCompile()
    {
        foreach ((string id, TranscriptHead head) in TranscriptLibrary.Shared.Heads().Where(static one => one.Head.Verdict == TranscriptVerdict.Accepted))
        {
            string reply = TranscriptLibrary.Shared.Read(id).Reply;
            (string? program, _) = head.Author.Kind == AuthorKind.Person ? ReplyReader.ReadFile(reply) : ReplyReader.Read(reply);
            CompilationResult result = ProgramCompiler.Compile(program!);
            Assert.True(result.Program is not null, $"{id}: {string.Join('\n', result.Problems)}");
            result.Program?.Dispose();
        }
    }

    [Fact]
    public void Summary_CountsConversations()
    {
        string folder = Directory.CreateTempSubdirectory("roboirl-summary-").FullName;
        PromptRequest request = new() { Environment = SampleEnvironments.Drawer, Instruction = "a" };
        string good = Add("good", 0, null, TranscriptVerdict.Accepted);
        string bad = Add("bad", 0, null, TranscriptVerdict.Refused);
        string worse = Add("worse", 1, bad, TranscriptVerdict.Refused);
        Add("mended", 2, worse, TranscriptVerdict.Accepted);
        Add("lost", 1, Add("hopeless", 0, null, TranscriptVerdict.Refused), TranscriptVerdict.Refused);
        Add("next", 1, good, TranscriptVerdict.Refused);
        Assert.Equal(new TranscriptSummary(3, 1, 2), TranscriptSummary.Of(TranscriptLibrary.Open(folder).Heads()));
        Directory.Delete(folder, recursive: true);

        string Add(string reply, int errors, string? previous, TranscriptVerdict verdict)
        {
            Transcript made = Transcript.Of(TranscriptKey.Of(request), "prompt", new AuthorReply(reply, AuthorIdentity.Person, new DateOnly(2026, 3, 1)), errors, previous);
            return TranscriptFolder.Add(folder, made with { Head = made.Head with { Verdict = verdict } });
        }
    }
}
