using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("trian", "train")]
    [InlineData("evla", "eval")]
    public void Run_MistypedCommand_SuggestsTheRightOne(string typed, string meant)
    {
        CommandLine.Result result = CommandLine.Run(typed, "x");
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains($"did you mean '{meant}'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MissingArgument_PointsToTheHelp()
    {
        CommandLine.Result result = CommandLine.Run("train");
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("'roboirl train --help'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("env", "show", "locomotion/hoper-v5", "locomotion/hopper-v5")]
    [InlineData("play", "--agent=zero", "locomotion/half-chetah-v5", "locomotion/half-cheetah-v5")]
    public void Run_UnknownEnvironment_SuggestsTheNearest(string verb, string argument, string id, string nearest)
    {
        CommandLine.Result result = CommandLine.Run(verb, argument, id);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains($"'{nearest}'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5..1")]
    [InlineData("1,1")]
    [InlineData("one")]
    [InlineData("1..")]
    [InlineData("0..5000")]
    public void Train_BadSeeds_AreRefusedBeforeAnythingStarts(string seeds)
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("train", Checkouts.File("configs/quickstart.yaml"), "--seed", seeds, "--runs", folder.File("runs"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains($"'{seeds}'", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    [Fact]
    public void Train_WrongConfiguration_CreatesNoRun()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("train", Checkouts.File("configs/quickstart.yaml"), "--set", "ppo.rate=1", "--runs", folder.File("runs"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    [Fact]
    public void Train_ExistingRunFolder_IsNeverOverwritten()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("runs/mine"));
        string precious = folder.Write("runs/mine/notes.txt", "precious");
        CommandLine.Result result = CommandLine.Run("train", Checkouts.File("configs/quickstart.yaml"), "--runs", folder.File("runs"), "--name", "mine");
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("exists already", result.Error, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(precious));
    }

    [Fact]
    public void Eval_NoSuchRun_SuggestsANeighbour()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("hopper-ppo"));
        CommandLine.Result result = CommandLine.Run("eval", folder.File("hoper-ppo"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("did you mean 'hopper-ppo'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Eval_FolderWithoutRun_SaysSo()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("eval", folder.Path);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("config.yaml", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--episodes", "0")]
    [InlineData("--quality", "best")]
    [InlineData("--seconds", "-1")]
    public void Record_BadOption_IsRefusedByName(string option, string value)
    {
        CommandLine.Result result = CommandLine.Run("record", "run", option, value);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(option, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Play_SimplePolicyWithoutEnvironment_GivesAnExample()
    {
        CommandLine.Result result = CommandLine.Run("play", "--agent", "zero");
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Matches("play --agent zero [a-z]+/[a-z]", result.Error);
    }
}
