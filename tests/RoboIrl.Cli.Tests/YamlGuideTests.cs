using System.Text.RegularExpressions;
using RoboIrl.Core.Runs;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>The worked example of docs/yaml-environments.md works as it is printed there.</summary>
public sealed partial class YamlGuideTests
{
    [Fact]
    public void Guide_WorkedExample_ChecksAndTrains()
    {
        using TemporaryFolder folder = new();
        string guide = File.ReadAllText(Checkouts.File("docs/yaml-environments.md"));
        folder.Write("my_robot.xml", Block(guide, "xml", "<mujoco model=\"my_robot\">"));
        string environment = folder.Write("my_robot.yaml", Block(guide, "yaml", "# my_robot.yaml"));
        string experiment = folder.Write("train.yaml", Block(guide, "yaml", "# train.yaml"));

        CommandLine.Result check = CommandLine.Run("env", "check", environment);
        Assert.True(check.Code == ExitCode.Ok, check.Out + check.Error);
        Assert.Contains("robots/my-robot-v0", check.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSTANT", check.Out, StringComparison.Ordinal);

        CommandLine.Result config = CommandLine.Run("config", "check", experiment);
        Assert.True(config.Code == ExitCode.Ok, config.Error);
        CommandLine.Result train = CommandLine.Run(
            "train", experiment, "--runs", folder.File("runs"), "--name", "small", "--set", "total_steps=512", "--set", "ppo.rollout_steps=32",
            "--set", "ppo.minibatches=4", "--set", "evaluation.episodes=1");
        Assert.True(train.Code == ExitCode.Ok, train.Error);
        Assert.Equal(RunState.Finished, RunFolder.ReadStatus(folder.File("runs/small")).State);
    }

    [Theory]
    [InlineData("examples/half_cheetah/train.yaml")]
    public void Examples_Experiments_AreWell(string name)
    {
        CommandLine.Result result = CommandLine.Run("config", "check", Checkouts.File(name));
        Assert.True(result.Code == ExitCode.Ok, result.Error);
    }

    private static string Block(string guide, string language, string first)
    {
        string? block = Fence().Matches(guide).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value)
            .FirstOrDefault(text => text.StartsWith(first, StringComparison.Ordinal));
        Assert.True(block is not null, $"docs/yaml-environments.md has no {language} block that starts with {first}");
        return block!;
    }

    [GeneratedRegex(@"```(?<language>\w+)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
