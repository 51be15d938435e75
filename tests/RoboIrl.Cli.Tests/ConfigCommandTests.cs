using System.Text.Json;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class ConfigCommandTests
{
    public static TheoryData<string> Configs() => [.. Checkouts.Configs()];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Check_EveryConfigOfTheCheckout_IsOk(string file)
    {
        CommandLine.Result result = CommandLine.Run("config", "check", Checkouts.File(file));
        Assert.True(result.Code == ExitCode.Ok, result.Error);
    }

    [Fact]
    public void Check_ManyMistakes_NamesAllWithPositionsAndHints()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("bad.yaml", """
            environment:
              id: locomotion/hoper-v5
            learner: ppo
            total_steps: many
            sed: 3
            ppo:
              clip_range: -1
              clip_range: 0.2
            """);
        CommandLine.Result result = CommandLine.Run("config", "check", file);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("bad.yaml:2:", result.Error, StringComparison.Ordinal);
        Assert.Contains("locomotion/hopper-v5", result.Error, StringComparison.Ordinal);
        Assert.Contains("bad.yaml:4:", result.Error, StringComparison.Ordinal);
        Assert.Contains("bad.yaml:5:1", result.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'seed'?", result.Error, StringComparison.Ordinal);
        Assert.Contains("clip_range", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OneOfTwoFilesIsWrong_ChecksBoth()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("config", "check", folder.File("absent.yaml"), Checkouts.File("configs/quickstart.yaml"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("quickstart.yaml: ok", result.Out, StringComparison.Ordinal);
        Assert.Contains("absent.yaml", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_WithOverride_IsACompleteExperimentAgain()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result shown = CommandLine.Run("config", "show", Checkouts.File("configs/quickstart.yaml"), "--set", "ppo.epochs=3");
        Assert.Equal(ExitCode.Ok, shown.Code);
        Assert.Contains("epochs: 3", shown.Out, StringComparison.Ordinal);
        string file = folder.Write("shown.yaml", shown.Out);
        Assert.Equal(shown.Out, CommandLine.Run("config", "show", file).Out);
    }

    [Fact]
    public void Show_MistypedOverride_IsRefused()
    {
        CommandLine.Result result = CommandLine.Run("config", "show", Checkouts.File("configs/quickstart.yaml"), "--set", "ppo.epoch=3");
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("epochs", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_IsJsonWithEveryLearner()
    {
        using JsonDocument schema = JsonDocument.Parse(CommandLine.Run("config", "schema").Out);
        JsonElement properties = schema.RootElement.GetProperty("properties");
        Assert.True(properties.TryGetProperty("ppo", out _));
        Assert.True(properties.TryGetProperty("sac", out _));
    }
}
