using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class EnvCommandTests
{
    [Fact]
    public void Show_RulesWithOddities_NamesThemAndTheElementsThatNeverChange()
    {
        CommandLine.Result result = CommandLine.Run("env", "show", "locomotion/reacher-v4");
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("known issue  The distance is the one before the physics step", result.Out, StringComparison.Ordinal);
        Assert.Contains("10  fingertip_minus_target_z  (never changes)", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("9  fingertip_minus_target_y  (never", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_PlainRules_SaysNothingOfIssues() =>
        Assert.DoesNotContain("known issue", CommandLine.Run("env", "show", "locomotion/inverted-pendulum-v5").Out, StringComparison.Ordinal);

    [Fact]
    public void List_Suite_NamesEveryBody()
    {
        string list = CommandLine.Run("env", "list").Out;
        Assert.All(
            ["half-cheetah", "hopper", "walker2d", "ant", "humanoid", "humanoid-standup", "swimmer", "reacher", "inverted-pendulum", "inverted-double-pendulum"],
            body => Assert.True(list.Contains($"locomotion/{body}-v4", StringComparison.Ordinal) && list.Contains($"locomotion/{body}-v5", StringComparison.Ordinal), body));
    }
}
