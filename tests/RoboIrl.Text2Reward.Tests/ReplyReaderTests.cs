using RoboIrl.Text2Reward.Replies;
using RoboIrl.Text2Reward.Verification;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

public sealed class ReplyReaderTests
{
    [Theory]
    [InlineData("Here you are:\n```csharp\nclass A { }\n```\nGood luck!", "class A { }\n")]
    [InlineData("```cs\nA\n```\n```csharp\nB\n```", "B\n")]
    [InlineData("The changed part:\n```csharp\nx += 1;\n```\nAll of it:\n```csharp\nclass A : IRewardProgram<IWorld> { }\n```\nIt pays:\n```csharp\nx\n```", "class A : IRewardProgram<IWorld> { }\n")]
    [InlineData("```csharp\nclass A : IRewardProgram<IWorld> { }\n```\nBetter:\n```csharp\nclass B : IRewardProgram<IWorld> { }\n```", "class B : IRewardProgram<IWorld> { }\n")]
    [InlineData("<think>\n```csharp\nclass Draft : IRewardProgram<IWorld> { }\n```\nNo.\n</think>\n```\nclass A : IRewardProgram<IWorld> { }\n```", "class A : IRewardProgram<IWorld> { }\n")]
    [InlineData("```\nclass A : IRewardProgram<IWorld> { }\n```\nRun it:\n```\nrun\n```", "class A : IRewardProgram<IWorld> { }\n")]
    [InlineData("```C#\r\nA\r\nB\r\n```\r\n", "A\nB\n")]
    [InlineData("```text\nno\n```\n~~~csharp\nyes\n~~~", "yes\n")]
    [InlineData("```\nplain\n```", "plain\n")]
    [InlineData("```\nplain\n```\n```csharp\nmarked\n```", "marked\n")]
    [InlineData("````csharp\n```\ninside\n````", "```\ninside\n")]
    [InlineData("  ```csharp\n  A\n  ```", "  A\n")]
    [InlineData("```\nplain\n```\n```text\ncut", "plain\n")]
    [InlineData("`one` and ``two`` are no blocks\n```csharp\nA\n```", "A\n")]
    [InlineData("```csharp\n```", "\n")]
    public void Read_Reply_FindsTheProgram(string reply, string expected) => Assert.Equal((expected, null), ReplyReader.Read(reply));

    [Theory]
    [InlineData("")]
    [InlineData("I cannot help with that.")]
    [InlineData("```csharp\nclass A {")]
    [InlineData("```csharp\nclass A { }\n```\nBetter:\n```csharp\nclass A {")]
    [InlineData("<think>\n```csharp\nclass Draft { }\n```\n</think>\nI cannot help with that.")]
    [InlineData("```python\nreturn 1\n```")]
    [InlineData("```inline``` is no block")]
    [InlineData("~~~csharp\nA\n```")]
    public void Read_ReplyWithoutProgram_SaysSo(string reply)
    {
        (string? program, ProgramProblem? problem) = ReplyReader.Read(reply);
        Assert.Null(program);
        Assert.Equal(ProgramRule.Reply, problem!.Rule);
        Assert.Contains("```csharp", problem.Instead, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EndlessReply_IsRefused() => Assert.Equal(ProgramRule.Reply, ReplyReader.Read(new string('`', ReplyReader.MostCharacters + 1)).Problem!.Rule);

    [Fact]
    public void Read_ManyFences_EndsSoon()
    {
        (string? program, _) = ReplyReader.Read(string.Concat(Enumerable.Repeat("```text\n", 20_000)));
        Assert.Null(program);
    }

    [Fact]
    public void ReadFile_PlainProgram_IsTheWholeFile() => Assert.Equal(("class A { }", null), ReplyReader.ReadFile("class A { }"));

    [Fact]
    public void ReadFile_SavedReply_IsItsBlock() => Assert.Equal(("A\n", null), ReplyReader.ReadFile("Sure!\n```csharp\nA\n```\n"));
}
