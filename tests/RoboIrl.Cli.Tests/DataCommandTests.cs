using System.Text.RegularExpressions;
using RoboIrl.Cli.Running;
using RoboIrl.Core.Datasets;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class DataCommandTests
{
    [Fact]
    public void Copy_LinkInAnUntrustedFolder_IsLeftOut()
    {
        using TemporaryFolder folder = new();
        File.CreateSymbolicLink(folder.File("link.cs"), folder.Write("secret.txt", "private"));
        KeptFile.Copy(folder.File("link.cs"), folder.File("to/link.cs"));
        KeptFile.Copy(folder.File("missing.cs"), folder.File("to/missing.cs"));
        Assert.False(Directory.Exists(folder.File("to")));
        KeptFile.Copy(folder.File("secret.txt"), folder.File("to/plain.cs"));
        Assert.Equal("private", File.ReadAllText(folder.File("to/plain.cs")));
    }

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
    public void Collect_WalkerInAMaze_IsGuidedAndReplaysThere()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder, SmallRuns.Sac.Replace("locomotion/hopper-v5", "maze/ant-walk-v0", StringComparison.Ordinal));
        CommandLine.Result collected = Data(folder, "collect", "maze/ant-u-diverse-v0", "--agent", run, "-n", "1", "--out", folder.File("d"));
        Assert.True(collected.Code == ExitCode.Ok, collected.Error);
        Assert.Contains("maze/ant-u-diverse-v0, sac of the run small at step 300", collected.Out, StringComparison.Ordinal);
        CommandLine.Result check = Data(folder, "check", folder.File("d"), "--replay", "1");
        Assert.True(check.Code == ExitCode.Ok, check.Error);
        Assert.Contains("cannot act in maze/point-u-v0", Data(folder, "collect", "maze/point-u-v0", "--agent", run, "-n", "1", "--out", folder.File("e")).Error, StringComparison.Ordinal);
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
    public void Collect_ReplayBuffer_IsTheTrainingsPast()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder, SmallRuns.Sac);
        CommandLine.Result collected = Data(folder, "collect", run, "--replay-buffer", "--checkpoint", "200", "--out", folder.File("d"));
        Assert.True(collected.Code == ExitCode.Ok, collected.Error);
        Assert.Contains("replay buffer of the run small at step 200", collected.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, Data(folder, "check", folder.File("d")).Code);
        using Dataset dataset = Dataset.Open(folder.File("d"));
        Assert.Equal((200, 0, false), (dataset.TransitionCount, dataset.Description.StateSize, dataset.Description.HasInfos));
        Assert.Equal(1, dataset.Episode(dataset.EpisodeCount - 1).Truncated[^1]); // where the training stood
        Assert.All(Enumerable.Range(0, dataset.EpisodeCount - 1), e => Assert.Equal(1, dataset.Episode(e).Terminated[^1]));

        Assert.Contains("--episodes means nothing", Data(folder, "collect", run, "--replay-buffer", "-n", "3", "--out", folder.File("e")).Error, StringComparison.Ordinal);
        Assert.Contains("keeps no replay buffer", Data(folder, "collect", Ppo(), "--replay-buffer", "--out", folder.File("e")).Error, StringComparison.Ordinal);

        string Ppo()
        {
            Directory.Delete(run, recursive: true);
            return SmallRuns.Train(folder);
        }
    }

    [Fact]
    public void Recipe_EveryKind_TakesItsCheckpoints()
    {
        using TemporaryFolder folder = new();
        string run = SmallRuns.Train(folder, SmallRuns.Sac);
        File.WriteAllText(Path.Combine(run, "metrics.csv"), "step,evaluation/mean_return\n100,10\n200,50\n250,70\n300,80\n");
        foreach ((string kind, string expected) in ((string, string)[])[
            ("random", "locomotion/hopper-v5, random"),
            ("medium", "sac of the run small at step 200, sampled actions"),
            ("expert", "sac of the run small at step 300, sampled actions"),
            ("medium-replay", "replay buffer of the run small at step 200"),
            ("medium-expert", "from sac of small at step 300")])
        {
            CommandLine.Result made = Data(folder, "recipe", kind, "hopper", "--run", run, "--transitions", "150", "--out", folder.File(kind));
            Assert.True(made.Code == ExitCode.Ok, made.Error);
            Assert.Contains(expected, made.Out, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Ok, Data(folder, "check", folder.File(kind), "--replay", kind == "medium-replay" ? "0" : "2").Code);
        }

        using (Dataset mixed = Dataset.Open(folder.File("medium-expert")), medium = Dataset.Open(folder.File("medium")), expert = Dataset.Open(folder.File("expert")))
        {
            Assert.Equal(medium.TransitionCount + expert.TransitionCount, mixed.TransitionCount);
            Assert.Equal(expert.Episode(0).Actions.ToArray(), mixed.Episode(medium.EpisodeCount).Actions.ToArray());
        }

        Assert.False(Directory.Exists(folder.File("medium-expert.medium")));
        Assert.Contains("nothing is ever overwritten", Data(folder, "recipe", "medium-expert", "hopper", "--run", run, "--out", folder.File("medium")).Error, StringComparison.Ordinal);
        Assert.Contains("the recipe is for locomotion/ant-v5", Data(folder, "recipe", "medium", "ant", "--run", run, "--out", folder.File("x")).Error, StringComparison.Ordinal);
        Assert.Contains("choose another --medium", Data(folder, "recipe", "medium", "hopper", "--medium", "0.99", "--run", run, "--out", folder.File("x")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipe_WithoutARun_TrainsOneAndUsesItAgain()
    {
        using TemporaryFolder folder = new();
        string[] small = ["--set", "total_steps=300", "--set", "evaluation.every=100", "--set", "evaluation.episodes=1", "--set", "sac.warm_up_steps=64", "--set", "sac.batch_size=16", "--set", "sac.hidden_layers=[8, 8]"];
        string[] command = ["recipe", "expert", "hopper", "--transitions", "50", "--runs", folder.File("runs"), .. small];
        CommandLine.Result made = Data(folder, [.. command, "--out", folder.File("d")]);
        Assert.True(made.Code == ExitCode.Ok, made.Error);
        Assert.Contains("finished at step 300", made.Out, StringComparison.Ordinal);
        Assert.Equal(3, Directory.EnumerateDirectories(folder.File("runs/data-hopper/checkpoints")).Count());
        CommandLine.Result again = Data(folder, [.. command, "--out", folder.File("e")]);
        Assert.DoesNotContain("finished at step", again.Out, StringComparison.Ordinal);
        Assert.Equal(SpanHash.OfFolder(folder.File("d")), SpanHash.OfFolder(folder.File("e")));
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
