using RoboIrl.Text2Reward.Authors;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Tests.Prompts;
using Xunit;

namespace RoboIrl.Text2Reward.Tests.Authors;

public sealed class WrittenAuthorTests
{
    [Fact]
    public void Reply_OfAPerson_IsGivenOnce()
    {
        RewardQuestion question = new(new PromptRequest { Environment = SampleEnvironments.Drawer, Instruction = "x" }, "prompt");
        WrittenAuthor author = new("class A { }", AuthorIdentity.Person, new DateOnly(2026, 3, 1));
        AuthorReply reply = author.Reply(question, CancellationToken.None);
        Assert.Equal(("class A { }", AuthorKind.Person), (reply.Text, reply.Author.Kind));
        Assert.Contains("there is no other", Assert.Throws<AuthorException>(() => author.Reply(question, CancellationToken.None)).Message, StringComparison.Ordinal);
    }
}
