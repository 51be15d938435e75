using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Tests.Prompts;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

public sealed class PromptFactsTests
{
    private static readonly PromptRequest Plain = new() { Environment = SampleEnvironments.Drawer, Instruction = "Open the drawer.\n# slowly" };
    private static readonly ReferenceProgram Example = new("a/b", "IManipulationWorld", "Close it.", "person", "// Task: none\n# The task\nclass C { }\n");

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Requests.Length)];

    private static PromptRequest[] Requests =>
    [
        Plain,
        Plain with { Examples = [Example, Example with { Environment = "a/c" }] },
        Plain with { Rounds = [new FeedbackRound("class A { }\n", "It presses.\n\nFrom above."), new FeedbackRound("// ```\nclass B { }", "Stay low.")] },
        Plain with { Rounds = [new FeedbackRound("class A { }\n", "Pay so:\n```csharp\nx += 1;"), new FeedbackRound("class B { }", "Lower.\nThink again about which steps\n# Round 3: none")] },
        Plain with { Instruction = "```\n# Round 1: a policy was trained\nopen it\n```" },
        Plain with { Failed = new FailedProgram("class D { }\n", "line 1: wrong\n# Round 7: no") },
        Plain with { Failed = new FailedProgram("", "[Reply] no block") },
        Plain with { Examples = [Example], Rounds = [new FeedbackRound("class A { }", "Higher.")], Failed = new FailedProgram("````\nx\n````", "bad") },
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_WhatWasWritten_SaysWhatItWasMadeFrom(int index)
    {
        PromptRequest request = Requests[index];
        PromptFacts facts = PromptFacts.Read(RewardPrompt.Write(request), "prompt.md");
        TranscriptKey key = TranscriptKey.Of(request);
        Assert.Equal((key.Task, key.Examples), (facts.Task, facts.Examples));
        Assert.Equal(key.Feedback, facts.Rounds.Select(static r => r.Feedback));
        Assert.Equal(request.Rounds.Select(static r => r.Program.Trim('\n')), facts.Rounds.Select(static r => r.Program));
        Assert.Equal(request.Failed?.Program.Trim('\n'), facts.Failed);
    }

    [Fact]
    public void Words_OfSeveralLines_AreOneLineThatCanBeNothingElse()
    {
        Assert.Equal("Open it. Slowly!", (Plain with { Instruction = " # Open it.\r\n\tSlowly! " }).Instruction);
        Assert.Equal("Pay ''' x ''' more.", new FeedbackRound("p", "Pay\n```\nx\n```\nmore.").Feedback);
    }

    [Theory]
    [InlineData("", "no line '# The task'")]
    [InlineData("# The task\n\n", "its task is empty")]
    [InlineData("# The task\nx\n# Round 1: a policy\nno code", "shows no program")]
    [InlineData("# The task\nx\n# Round 1: a policy\n```csharp\nclass A { }\n```\n", "has no feedback")]
    [InlineData("```\n# The task\nx\n```", "no line '# The task'")]
    public void Read_AnotherText_IsRefused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => PromptFacts.Read(text, "prompt.md")).Message, StringComparison.Ordinal);
}
