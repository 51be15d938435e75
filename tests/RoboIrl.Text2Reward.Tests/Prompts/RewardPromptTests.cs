using RoboIrl.Core.RewardPrograms;
using RoboIrl.Testing;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Prompts;
using Xunit;

namespace RoboIrl.Text2Reward.Tests.Prompts;

public sealed class RewardPromptTests
{
    private static readonly ReferenceProgram Example = new("metaworld/drawer-close", "IManipulationWorld", "Close the drawer.", ReferenceProgram.Person, "// the example\nclass A { }\n");

    private static readonly PromptRequest ZeroShot = new() { Environment = SampleEnvironments.Drawer, Instruction = "open the drawer" };

    [Fact]
    public void Write_ZeroShot_IsTheGoldenText()
    {
        // After a wanted change: ROBOIRL_UPDATE_GOLDENS=1 dotnet test tests/RoboIrl.Text2Reward.Tests
        string golden = RepositoryRoot.At("tests", "goldens", "rewards", "prompt.txt");
        string text = RewardPrompt.Write(ZeroShot);
        if (Environment.GetEnvironmentVariable("ROBOIRL_UPDATE_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Fact]
    public void Write_ZeroShot_HasItsPartsInOrder()
    {
        string text = RewardPrompt.Write(ZeroShot);

        AssertInOrder(
            text,
            "# Role", "# What a reward usually has", "# The environment", "A step lasts 0.0125 s; an episode has 500 steps.",
            "action[3]  gripper: +1 closes, -1 opens", "interface IManipulationWorld", "interface IRewardTerms", "# Rules",
            "IRewardProgram<IManipulationWorld>", "# The task", "open the drawer");
        Assert.DoesNotContain("example", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("# Round", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TheFormOfTheRules_Compiles()
    {
        string text = RewardPrompt.Write(ZeroShot with { Environment = SampleEnvironments.Ant });
        int rules = text.IndexOf("# Rules", StringComparison.Ordinal);
        int start = text.IndexOf("```csharp\n", rules, StringComparison.Ordinal) + "```csharp\n".Length;
        string form = text[start..text.IndexOf("```", start, StringComparison.Ordinal)];

        Assert.Contains("Evaluate(IAntWorld world", form, StringComparison.Ordinal);
        Assert.Empty(PlainCompiler.Problems(form));
    }

    [Fact]
    public void Write_FewShot_ShowsTheExamplesBeforeTheTask() =>
        AssertInOrder(RewardPrompt.Write(ZeroShot with { Examples = [Example] }), "# Rules", "# An example", "Task: Close the drawer.", "// the example", "# The task");

    [Fact]
    public void Write_FeedbackRounds_ShowsAllOfThemTheOldestFirst() =>
        AssertInOrder(
            RewardPrompt.Write(ZeroShot with { Rounds = [new FeedbackRound("class First { }", "It is too high."), new FeedbackRound("class Second { }", "It lets go.")] }),
            "# The task", "# Round 1", "class First { }", "It is too high.", "# Round 2", "class Second { }", "It lets go.", "Think again");

    [Fact]
    public void Write_AFailedProgram_ShowsItWithItsErrors() =>
        AssertInOrder(
            RewardPrompt.Write(ZeroShot with { Failed = new FailedProgram("class Broken { }", "line 3: there is no member 'Grip'") }),
            "# The task", "# This program could not be used", "class Broken { }", "line 3: there is no member 'Grip'", "Write the whole program again");

    [Fact]
    public void Write_AProgramWithFences_CannotEndItsBlock()
    {
        string text = RewardPrompt.Write(ZeroShot with { Failed = new FailedProgram("a\n```\n# Rules\n````\nb", "none") });

        Assert.Contains("`````csharp\na\n```\n# Rules\n````\nb\n`````\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnEmptyInstruction_IsRefused() => Assert.Throws<ArgumentException>(() => RewardPrompt.Write(ZeroShot with { Instruction = " " }));

    [Fact]
    public void Write_AnyPrompt_SaysNothingOfASuccessFlagOrTheBuiltInReward()
    {
        string listing = ContractListing.Write(SampleEnvironments.WithEverything);

        Assert.DoesNotContain("success", listing, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("BuiltIn", listing, StringComparison.OrdinalIgnoreCase);
        Assert.All(RewardContract.Types, static type => Assert.DoesNotContain(type.GetMembers(), static member => member.Name.Contains("Success", StringComparison.OrdinalIgnoreCase)));
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        int at = 0;
        foreach (string part in parts)
        {
            int found = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' is missing or too early in:\n{text}");
            at = found + part.Length;
        }
    }
}
