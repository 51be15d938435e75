using System.Text.RegularExpressions;
using RoboIrl.Core.Datasets;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class DataCommandTests
{
    [Fact]
    public void Collect_RandomPolicy_IsWhatInfoAndCheckSay()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result collected = Data(folder, "collect", "locomotion/hopper-v5", "--agent", "random", "-n", "20", "--out", folder.File("d"));
        Assert.True(collected.Code == ExitCode.Ok, collected.Error);
        CommandLine.Result info = Data(folder, "info", folder.File("d"));
        Assert.Equal(collected.Out, info.Out);
        Assert.Contains("locomotion/hopper-v5, random", info.Out, StringComparison.Ordinal);
        Assert.Contains("20 episodes, ", info.Out, StringComparison.Ordinal);
        Assert.Matches(@"normalised score -?\d\.\d \(0 at -20, 100 at 3234", info.Out);

        CommandLine.Result check = Data(folder, "check", folder.File("d"), "--replay", "20");
        Assert.True(check.Code == ExitCode.Ok, check.Error);
        Assert.Contains("20 episodes replayed", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Collect_Transitions_EndsWithAWholeEpisode()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(ExitCode.Ok, Data(folder, "collect", "locomotion/hopper-v5", "--agent", "random", "--transitions", "100", "--no-states", "--out", folder.File("d")).Code);
        using Dataset dataset = Dataset.Open(folder.File("d"));
        Assert.InRange(dataset.TransitionCount, 100, 100 + dataset.StepsOf(dataset.EpisodeCount - 1) - 1);
        Assert.Equal(0, dataset.Description.StateSize);
        Assert.Equal(ExitCode.Usage, Data(folder, "check", folder.File("d"), "--replay", "1").Code);
    }

    [Fact]
    public void Collect_Expert_Succeeds()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(ExitCode.Ok, Data(folder, "collect", "metaworld/drawer-open", "-n", "1", "--noise", "0.05", "--out", folder.File("d")).Code);
        using Dataset dataset = Dataset.Open(folder.File("d"));
        Assert.Equal(("expert", 0.05), (dataset.Description.Origin.Policy, dataset.Description.Origin.Noise));
        Trajectory episode = dataset.Episode(0);
        int success = dataset.Spec.SuccessIndex, width = dataset.Spec.InfoNames.Count;
        Assert.Equal(1, episode.Infos[((episode.Steps - 1) * width) + success]);
    }

    [Fact]
    public void Collect_Run_RecordsItsCheckpointAndReplaysWithoutTheRun()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder, SmallRuns.Sac);
        Assert.Equal(ExitCode.Ok, Data(folder, "collect", run, "--checkpoint", "200", "--stochastic", "-n", "3", "--out", folder.File("d")).Code);
        Assert.Equal(ExitCode.Ok, Data(folder, "collect", "locomotion/hopper-v5", "--agent", run, "-n", "3", "--out", folder.File("e")).Code);
        Directory.Delete(run, recursive: true);
        CommandLine.Result info = Data(folder, "info", folder.File("d"), folder.File("e"));
        Assert.Contains("sac of the run small at step 200, sampled actions", info.Out, StringComparison.Ordinal);
        Assert.Contains("sac of the run small at step 300, deterministic actions", info.Out, StringComparison.Ordinal);
        CommandLine.Result check = Data(folder, "check", folder.File("d"), "--replay", "3");
        Assert.True(check.Code == ExitCode.Ok, check.Error);
    }

    [Fact]
    public void Collect_DescribedEnvironment_ReplaysWithoutItsFile()
    {
        using TemporaryFolder folder = new();
        string examples = Checkouts.File("examples"), file = Directory.EnumerateFiles(examples, "cartpole.yaml", SearchOption.AllDirectories).First();
        Assert.Equal(ExitCode.Ok, Data(folder, "collect", file, "--agent", "random", "-n", "2", "--out", folder.File("d")).Code);
        Assert.NotEmpty(Directory.EnumerateFiles(folder.File("d/environment"), "*.yaml"));
        CommandLine.Result check = Data(folder, "check", folder.File("d"), "--replay", "2");
        Assert.True(check.Code == ExitCode.Ok, check.Error);
    }

    [Fact]
    public void Collect_Continued_EndsWithTheBytesOfOneCollection()
    {
        using TemporaryFolder folder = new();
        string[] command = ["collect", "locomotion/hopper-v5", "--agent", "random", "--seed", "4"];
        Data(folder, [.. command, "-n", "12", "--out", folder.File("whole")]);
        Data(folder, [.. command, "-n", "5", "--out", folder.File("parts")]);
        CommandLine.Result again = Data(folder, [.. command, "-n", "12", "--out", folder.File("parts")]);
        Assert.Equal(ExitCode.Failure, again.Code);
        Assert.Contains("nothing is ever overwritten", again.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, Data(folder, [.. command, "-n", "12", "--continue", "--out", folder.File("parts")]).Code);
        Assert.Equal(SpanHash.OfFolder(folder.File("whole")), SpanHash.OfFolder(folder.File("parts")));
        Assert.Contains("was made otherwise", Data(folder, "collect", "locomotion/hopper-v5", "--agent", "zero", "-n", "20", "--continue", "--out", folder.File("parts")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_TwoDatasets_NamesItsSources()
    {
        using TemporaryFolder folder = new();
        Data(folder, "collect", "locomotion/hopper-v5", "--agent", "random", "-n", "3", "--out", folder.File("a"));
        Data(folder, "collect", "locomotion/hopper-v5", "--agent", "zero", "-n", "2", "--out", folder.File("b"));
        CommandLine.Result combined = Data(folder, "combine", folder.File("a"), folder.File("b"), "--out", folder.File("c"));
        Assert.True(combined.Code == ExitCode.Ok, combined.Error);
        Assert.Matches(@"from random: 3 episodes, \d+ transitions\n  from zero: 2 episodes", combined.Out);
        Assert.Equal(ExitCode.Ok, Data(folder, "check", folder.File("c"), "--replay", "5").Code);
    }

    [Fact]
    public void Check_DamagedFile_NamesItAndEndsWithOne()
    {
        using TemporaryFolder folder = new();
        Data(folder, "collect", "locomotion/hopper-v5", "--agent", "random", "-n", "3", "--out", folder.File("d"));
        string path = folder.File("d/rewards.f32");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 0x40;
        File.WriteAllBytes(path, bytes);
        CommandLine.Result check = Data(folder, "check", folder.File("d"));
        Assert.Equal(ExitCode.Failure, check.Code);
        Assert.Matches("^error: Episode 2 in '.*rewards.f32' does not have the checksum", check.Error);
    }

    [Theory]
    [InlineData("needs either -n", "collect", "locomotion/hopper-v5", "--out", "x")]
    [InlineData("needs either -n", "collect", "locomotion/hopper-v5", "-n", "3", "--transitions", "5", "--out", "x")]
    [InlineData("--episodes is 0", "collect", "locomotion/hopper-v5", "-n", "0", "--out", "x")]
    [InlineData("has no scripted expert", "collect", "locomotion/hopper-v5", "-n", "3", "--out", "x")]
    [InlineData("means nothing for --agent random", "collect", "locomotion/hopper-v5", "--agent", "random", "--stochastic", "-n", "3", "--out", "x")]
    [InlineData("locomotion/hopper-v5", "collect", "locomotion/hoper-v5", "-n", "3", "--out", "x")]
    [InlineData("--noise is -1", "collect", "locomotion/hopper-v5", "--agent", "random", "--noise", "-1", "-n", "3", "--out", "x")]
    [InlineData("'--out' is required", "collect", "locomotion/hopper-v5", "-n", "3")]
    public void Data_WrongCommandLine_SaysWhatIsExpectedAndMakesNothing(string expected, params string[] args)
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = Data(folder, [.. args.Select(a => a == "x" ? folder.File("x") : a)]);
        Assert.True(result.Code == ExitCode.Usage, $"{result.Code}: {result.Error}");
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("x")));
    }

    private static CommandLine.Result Data(TemporaryFolder folder, params string[] args)
    {
        Assert.True(Directory.Exists(folder.Path));
        return CommandLine.Run(["data", .. args]);
    }
}
