using RoboIrl.Envs;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Prompts;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class RewardCommandTests
{
    [Fact]
    public void Prompt_ForADrawer_ShowsTheEnvironmentAndAnExampleOfAnotherTask()
    {
        CommandLine.Result result = CommandLine.Run("reward", "prompt", "open the drawer", "--env", "metaworld/drawer-open");

        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("# The task\nopen the drawer\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("Task: Open the drawer of the cabinet.", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Task: Open the drawer.", result.Out, StringComparison.Ordinal);
        Assert.Contains("range -0.2 .. 0", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("ITaskObject Second", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompt_WithoutExamples_ShowsNone() =>
        Assert.DoesNotContain("example", CommandLine.Run("reward", "prompt", "open the drawer", "--env", "metaworld/drawer-open", "--examples", "0").Out, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Prompt_WithHistory_ShowsProgramsFeedbackAndErrors()
    {
        using TemporaryFolder folder = new();
        string first = folder.File("first.cs");
        string second = folder.File("second.cs");
        string errors = folder.File("errors.txt");
        File.WriteAllText(first, "class First { }");
        File.WriteAllText(second, "class Second { }");
        File.WriteAllText(errors, "line 1: no method Evaluate");

        CommandLine.Result result = CommandLine.Run(
            "reward", "prompt", "open the drawer", "--env", "metaworld/drawer-open",
            "--previous", first, "--feedback", "It presses from above.", "--previous", second, "--errors", errors);

        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("class First { }\n```\nWhat a person who watched it says: It presses from above.", result.Out, StringComparison.Ordinal);
        Assert.Contains("class Second { }\n```\nThe errors:\n```\nline 1: no method Evaluate", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompt_FeedbackWithoutAProgram_SaysWhatBelongsTogether()
    {
        CommandLine.Result result = CommandLine.Run("reward", "prompt", "open the drawer", "--env", "metaworld/drawer-open", "--feedback", "Higher.");

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("0 --previous, 1 --feedback", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompt_AnUnknownEnvironment_NamesTheNearest()
    {
        CommandLine.Result result = CommandLine.Run("reward", "prompt", "open the drawer", "--env", "metaworld/drawer-opn");

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("did you mean 'metaworld/drawer-open'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompt_AFileThatIsNotThere_IsNamed()
    {
        CommandLine.Result result = CommandLine.Run("reward", "prompt", "x", "--env", "metaworld/drawer-open", "--previous", "missing.cs", "--feedback", "x");

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("missing.cs", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompt_OfEveryEnvironment_CanBeListed() =>
        Assert.All(EnvironmentRegistry.CreateDefault().Definitions, static definition => Assert.NotEmpty(ContractListing.Write(RewardedEnvironment.Describe(definition))));
}
