using RoboIrl.Text2Reward.Authors;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Tests.Prompts;
using Xunit;

namespace RoboIrl.Text2Reward.Tests.Authors;

public sealed class ReplayAuthorTests : IDisposable
{
    private const string First = "```csharp\nclass First { }\n```\n";
    private static readonly PromptRequest Request = new() { Environment = SampleEnvironments.Drawer, Instruction = "Open the drawer." };
    private readonly string _folder = Directory.CreateTempSubdirectory("roboirl-replay-").FullName;
    private readonly List<string> _warnings = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reply_ToTheExactPrompt_IsTheRecordedOne()
    {
        string id = Record(Request, First);
        AuthorReply reply = Ask(Request);
        Assert.Equal((First, AuthorIdentity.Model("m"), new DateOnly(2026, 3, 1), id), (reply.Text, reply.Author, reply.Date, reply.Recorded?.Id));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Reply_WhereTheListingChanged_IsFoundByTheQuestionWithAWarning()
    {
        Record(Request, First);
        PromptRequest changed = Request with { Environment = SampleEnvironments.Drawer with { EpisodeSteps = 77 }, Instruction = "open the drawer" };
        Assert.Equal(First, Ask(changed).Text);
        string warning = Assert.Single(_warnings);
        Assert.Contains("The prompt has changed since metaworld/drawer-open/open-the-drawer/zero-shot was recorded (from line ", warning, StringComparison.Ordinal);
        Assert.Contains("77", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Reply_Strict_TakesNothingButTheExactPrompt()
    {
        Record(Request, First);
        PromptRequest changed = Request with { Environment = SampleEnvironments.Drawer with { EpisodeSteps = 77 } };
        Assert.Contains(", exactly", Misses(changed, strict: true), StringComparison.Ordinal);
        Assert.Equal(First, Ask(Request, strict: true).Text);
    }

    [Fact]
    public void Reply_OtherWordsThatMeanOtherThings_AreAnotherTask()
    {
        Record(Request with { Instruction = "Put the cube into the drawer." }, First);
        Misses(Request with { Instruction = "Put the cube onto the drawer." });
    }

    [Fact]
    public void Reply_NoTranscript_SaysWhichThereAreAndHowToRecord()
    {
        Record(Request, First);
        Record(Request with { Instruction = "Close it." }, First);
        string message = Misses(Request with { Rounds = [new FeedbackRound("class First { }", "Lower.")] });
        Assert.Contains("No transcript answers this prompt (SHA-256 ", message, StringComparison.Ordinal);
        Assert.Contains("0 examples, feedback round 1", message, StringComparison.Ordinal);
        Assert.Contains("For metaworld/drawer-open there are:\n  metaworld/drawer-open/open-the-drawer/zero-shot: \"Open the drawer.\", 0 examples, the language model m\n  metaworld/drawer-open/close-it/zero-shot", message, StringComparison.Ordinal);
        Assert.Contains("./build.sh reward transcript add prompt.md reply.md --env metaworld/drawer-open", message, StringComparison.Ordinal);
        Assert.Contains("There is none for sample/hopper", Misses(Request with { Environment = SampleEnvironments.Hopper with { Id = "sample/hopper" } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Reply_Feedback_IsFoundByItsWords()
    {
        PromptRequest lower = Request with { Rounds = [new FeedbackRound("class First { }", "Stay low!")] };
        Record(lower, "lower");
        Record(Request with { Rounds = [new FeedbackRound("class First { }", "Stay high!")] }, "higher");
        Assert.Equal("lower", Ask(lower with { Environment = SampleEnvironments.WithEverything, Rounds = [new FeedbackRound("class First { }", "stay low")] }).Text);
        Misses(Request with { Rounds = [new FeedbackRound("class First { }", "Faster.")] });
    }

    [Fact]
    public void Reply_Errors_AreFoundByTheProgramThatHadThem()
    {
        string first = Record(Request, First);
        PromptRequest mended = Request with { Failed = new FailedProgram("class First { }\n", "[Slow] An evaluation takes 63 us") };
        Record(mended, "mended", 1, first);
        // Times differ from machine to machine.
        Assert.Equal("mended", Ask(mended with { Failed = new FailedProgram("class First { }\n", "[Slow] An evaluation takes 71 us") }).Text);
        Misses(mended with { Failed = new FailedProgram("class Second { }\n", "[Slow] An evaluation takes 71 us") });
    }

    [Fact]
    public void Reply_SeveralModels_AreChosenByName()
    {
        Record(Request, First);
        Record(Request, "second", author: AuthorIdentity.Endpoint("other", "asked", "localhost:8000"));
        Assert.Equal(First, Ask(Request).Text);
        Assert.Equal("second", Ask(Request, model: "other").Text);
        Assert.Equal("second", Ask(Request, model: "asked").Text);
        Assert.Contains("by third", Assert.Throws<AuthorException>(() => Ask(Request, model: "third")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reply_ToErrorsAfterOneOfSeveralReplies_ContinuesThatConversation()
    {
        string a = Record(Request, "no program"), b = Record(Request, "none either");
        PromptRequest mended = Request with { Failed = new FailedProgram("", "[Reply] The reply has no block of C#.") };
        Record(mended, "after a", 1, a);
        Record(mended, "after b", 1, b);
        ReplayAuthor author = Author();
        Assert.Equal("after b", author.Reply(new RewardQuestion(mended, RewardPrompt.Write(mended), b), CancellationToken.None).Text);
        Assert.Equal("after a", author.Reply(new RewardQuestion(mended, RewardPrompt.Write(mended), a), CancellationToken.None).Text);
    }

    [Fact]
    public void Reply_DamagedTranscript_IsNamed()
    {
        string id = Record(Request, First);
        File.AppendAllText(Path.Combine(_folder, id, "reply.md"), "```csharp\nevil\n```");
        Assert.Contains("is not the text that was recorded", Assert.Throws<InvalidDataException>(() => Ask(Request)).Message, StringComparison.Ordinal);
    }

    private string Record(PromptRequest request, string reply, int errors = 0, string? previous = null, AuthorIdentity? author = null) => TranscriptFolder.Add(
        _folder, Transcript.Of(TranscriptKey.Of(request), RewardPrompt.Write(request), new AuthorReply(reply, author ?? AuthorIdentity.Model("m"), new DateOnly(2026, 3, 1)), errors, previous));

    private ReplayAuthor Author(bool strict = false, string? model = null) => new(TranscriptLibrary.Open(_folder), _warnings.Add) { Strict = strict, Model = model };

    private AuthorReply Ask(PromptRequest request, bool strict = false, string? model = null) =>
        Author(strict, model).Reply(new RewardQuestion(request, RewardPrompt.Write(request)), CancellationToken.None);

    private string Misses(PromptRequest request, bool strict = false) => Assert.Throws<AuthorException>(() => Ask(request, strict)).Message;
}
