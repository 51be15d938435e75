using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Tests.Prompts;
using RoboIrl.Text2Reward.Verification;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

public sealed class ErrorLoopTests
{
    private static readonly PromptRequest Request = new() { Environment = SampleEnvironments.Drawer, Instruction = "Open the drawer." };

    [Fact]
    public void Run_GoodReply_IsTheOnlyAttempt()
    {
        Author author = new(Fenced(CorpusProgram.Benign["lift and hold"].Source));
        Attempt attempt = Assert.Single(new ErrorLoop(author, Try).Run(Request));
        Assert.True(attempt.IsAccepted, string.Join('\n', attempt.Report.Problems));
        Assert.Equal(CorpusProgram.Benign["lift and hold"].Source.Trim(), attempt.Program!.Trim());
    }

    [Fact]
    public void Run_ErrorsThenGoodReply_FeedsEachErrorBack()
    {
        Author author = new(
            "I would rather not.",
            Fenced(CorpusProgram.Hostile["read a file"].Source),
            Fenced(CorpusProgram.Contained["endless while"].Source),
            Fenced(CorpusProgram.Benign["lift and hold"].Source));
        IReadOnlyList<Attempt> attempts = new ErrorLoop(author, Try).Run(Request);
        Assert.Equal([false, false, false, true], attempts.Select(static a => a.IsAccepted));
        Assert.DoesNotContain("could not be used", author.Prompts[0], StringComparison.Ordinal);
        Assert.Contains("[Reply] The reply has no block of C#.", author.Prompts[1], StringComparison.Ordinal);
        Assert.Contains("[Symbol] 'System.IO.File.ReadAllText(string)' may not be used.", author.Prompts[2], StringComparison.Ordinal);
        Assert.Contains("System.IO.File.ReadAllText(\"/etc/passwd\");", author.Prompts[2], StringComparison.Ordinal);
        Assert.Contains("the 'while' loop in line", author.Prompts[3], StringComparison.Ordinal);
        Assert.DoesNotContain("passwd", author.Prompts[3], StringComparison.Ordinal); // the last program only
    }

    [Fact]
    public void Run_NothingButErrors_EndsAfterTheLastAttempt()
    {
        Author author = new(Fenced("class A { }"));
        Assert.Equal(3, new ErrorLoop(author, Try, attempts: 3).Run(Request).Count);
        Assert.Equal(3, author.Prompts.Count);
        Assert.Equal(ErrorLoop.MostAttempts, new ErrorLoop(author, Try).Run(Request).Count);
    }

    [Fact]
    public void Run_BareProgram_IsTakenFromAPersonOnly()
    {
        string bare = CorpusProgram.Benign["lift and hold"].Source;
        Assert.False(Assert.Single(new ErrorLoop(new Author(bare), Try, attempts: 1).Run(Request)).IsAccepted);
        Assert.True(Assert.Single(new ErrorLoop(new Author(bare) { By = AuthorIdentity.Person }, Try, attempts: 1).Run(Request)).IsAccepted);
    }

    [Fact]
    public void Run_AuthorThatFails_HasSaidWhatWasTriedBefore()
    {
        List<Attempt> heard = [];
        Assert.Throws<AuthorException>(() => new ErrorLoop(new Author("no block") { Last = 1 }, Try, attempted: heard.Add).Run(Request));
        Assert.Equal("no block", Assert.Single(heard).Answer.Text);
    }

    [Fact]
    public void Run_Stopped_AsksNobody()
    {
        Author author = new("x");
        Assert.Throws<OperationCanceledException>(() => new ErrorLoop(author, Try).Run(Request, new CancellationToken(canceled: true)));
        Assert.Empty(author.Prompts);
    }

    private static string Fenced(string program) => $"Here it is:\n```csharp\n{program}\n```\n";

    private static SmokeReport Try(string source, CancellationToken stop)
    {
        CompilationResult result = ProgramCompiler.Compile(source, stop: stop);
        if (result.Program is null)
        {
            return SmokeReport.Refused(result.Problems);
        }

        using CompiledProgram program = result.Program;
        using FakeStates<FakeManipulation> states = new(new FakeManipulation(), 4);
        return states.Try(program, SmokeLimits.Default);
    }

    /// <summary>Answers in turn; the last answer again and again.</summary>
    private sealed class Author(params string[] replies) : IRewardAuthor
    {
        public List<string> Prompts { get; } = [];

        /// <summary>How many questions it answers.</summary>
        public int Last { get; init; } = int.MaxValue;

        public AuthorIdentity By { get; init; } = AuthorIdentity.Model("m");

        public AuthorReply Reply(RewardQuestion question, CancellationToken stop)
        {
            Prompts.Add(question.Prompt);
            if (Prompts.Count > Last)
            {
                throw new AuthorException("no more");
            }

            return new AuthorReply(replies[Math.Min(Prompts.Count, replies.Length) - 1], By, new DateOnly(2026, 3, 1));
        }
    }
}
