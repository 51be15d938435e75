using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Runs;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>Environments that a YAML file describes, through the command line: checked, played, trained, resumed from elsewhere.</summary>
public sealed class DescribedEnvironmentTests
{
    private const string Yaml = """
        summary: A cart that shall stay where it is.
        model: models/cart.xml
        frame_skip: 2
        max_episode_steps: 40
        observation:
          - joint_position("slide")
          - joint_velocity("slide")
        reward:
          near: tolerance(joint_position("slide"), margin=1)
          effort: {value: sum(square(action())), weight: -0.01}
        reset:
          draws:
            - {of: qpos, uniform: [-1, 1]}
        """;

    private const string Model = """
        <mujoco>
          <worldbody><body><joint name="slide" type="slide" axis="1 0 0"/><geom size="0.1"/></body></worldbody>
          <actuator><motor name="push" joint="slide" gear="10" ctrllimited="true" ctrlrange="-1 1"/></actuator>
        </mujoco>
        """;

    private static readonly string Experiment = SmallRuns.Ppo.Replace("id: locomotion/hopper-v5", "file: robots/cart.yaml", StringComparison.Ordinal);

    [Fact]
    public void EnvCheck_GoodFile_TellsRangesTermsAndSpeed()
    {
        using TemporaryFolder folder = Folder();
        CommandLine.Result result = CommandLine.Run("env", "check", folder.File("robots/cart.yaml"));
        Assert.True(result.Code == ExitCode.Ok, result.Out + result.Error);
        Assert.All(
            (string[])["described/cart-v0", "a saved state restores bit for bit", "zero ", "random ", "25 episodes, 40 to 40 steps", "joint_velocity(slide)", "reward_effort", "steps/s", "all checks passed"],
            words => Assert.Contains(words, result.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void EnvCheck_WrongFile_SaysEverythingWithItsPlace()
    {
        using TemporaryFolder folder = Folder();
        string file = folder.Write("robots/wrong.yaml", Yaml.Replace("\"slide\"", "\"slid\"", StringComparison.Ordinal).Replace("effort", "1st", StringComparison.Ordinal));
        CommandLine.Result result = CommandLine.Run("env", "check", file);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Equal(4, result.Error.Trim().Split('\n').Length);
        Assert.Contains($"{file}:6:20: observation 1: joint_position: the model has no joint 'slid'; did you mean 'slide'?", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{file}:10:3: '1st' in 'reward' is no name", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void EnvCheck_ExpressionThatFails_IsAFailureThatSaysWhere()
    {
        using TemporaryFolder folder = Folder();
        string file = folder.Write("robots/fails.yaml", Yaml.Replace("near: tolerance", "odd: 1 / (time() - 0.004)\n  near: tolerance", StringComparison.Ordinal));
        CommandLine.Result result = CommandLine.Run("env", "check", file);
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains($"{file}:9:10: reward 'odd': '/' of 1 and 0 is not a finite number", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void EnvCheck_FirstFileCannotBegin_ChecksTheSecondAllTheSame()
    {
        using TemporaryFolder folder = Folder();
        string broken = folder.Write("robots/broken.yaml", Yaml.Replace("  - joint_velocity(\"slide\")", "  - 1 / time()", StringComparison.Ordinal));
        CommandLine.Result result = CommandLine.Run("env", "check", broken, folder.File("robots/cart.yaml"));
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains($"FAIL  same seed, same states, for 1 and 2 workers: {broken}:7:7: observation 2: '/' of 1 and 0", result.Out, StringComparison.Ordinal);
        Assert.Contains("described/cart-v0", result.Out, StringComparison.Ordinal);
        Assert.Contains("  ok    a step allocates nothing", result.Out, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void EnvTerms_WholeTableOrOneName()
    {
        CommandLine.Result all = CommandLine.Run("env", "terms");
        Assert.Equal(ExitCode.Ok, all.Code);
        Assert.All((string[])["joint_position", "rate", "tolerance (function)", "contact_force"], name => Assert.Contains(name, all.Out, StringComparison.Ordinal));
        Assert.Contains("rate(x)", CommandLine.Run("env", "terms", "rate").Out, StringComparison.Ordinal);
        CommandLine.Result wrong = CommandLine.Run("env", "terms", "uprigt");
        Assert.Equal(ExitCode.Usage, wrong.Code);
        Assert.Contains("did you mean 'upright'", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ShowAndPlay_File_WorkAsWithAnId()
    {
        using TemporaryFolder folder = Folder();
        CommandLine.Result shown = CommandLine.Run("env", "show", folder.File("robots/cart.yaml"));
        Assert.Contains("described/cart-v0: A cart that shall stay where it is.", shown.Out, StringComparison.Ordinal);
        Assert.Contains("-0.01 * (sum(square(action())))", shown.Out, StringComparison.Ordinal);
        CommandLine.Result played = CommandLine.Run("play", "--agent", "random", folder.File("robots/cart.yaml"));
        Assert.True(played.Code == ExitCode.Ok, played.Error);
        Assert.Contains("described/cart-v0: return", played.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void RewardCheck_File_ShowsTheWorkerNothingElseOfItsFolder()
    {
        using TemporaryFolder folder = Folder();
        Directory.CreateDirectory(folder.File("robots/other"));
        folder.Write("robots/other/secret.txt", "not part of the environment");
        string yaml = Yaml.Replace("models/cart.xml", "other/../models/cart.xml", StringComparison.Ordinal);
        string file = folder.Write("robots/cart.yaml", yaml + "\nrandomization: {actuator_delay: [0, 2]}\n");
        string program = folder.Write("cart.cs", """
            using System;
            using RoboIrl.Core.RewardPrograms;
            public sealed class Cart : IRewardProgram<INamedWorld>
            {
                public void Evaluate(INamedWorld world, ReadOnlySpan<double> action, IRewardTerms terms) => terms.Add("near", -Math.Abs(world.Joint("slide").Position));
            }
            """);
        CommandLine.Result result = CommandLine.Run("reward", "check", program, "--env", file);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Equal(
            [file, folder.File("robots/other/../models/cart.xml")],
            RewardWorker.Readable(file).Where(path => path.StartsWith(folder.Path, StringComparison.Ordinal)));
    }

    [Fact]
    public void TrainThenResume_OriginalsGoneAndOtherFolder_GoOnFromTheCopies()
    {
        using TemporaryFolder whole = Folder();
        using TemporaryFolder broken = Folder();
        string expected = Train(whole, ExitCode.Ok, CancellationToken.None);
        using (CancellationTokenSource stop = new())
        {
            stop.Cancel();
            Train(broken, ExitCode.Stopped, stop.Token);
        }

        Directory.Delete(broken.File("robots"), recursive: true);
        Directory.Move(broken.File("runs/small"), broken.File("moved"));
        CommandLine.Result resumed = CommandLine.Run("resume", broken.File("moved"));
        Assert.True(resumed.Code == ExitCode.Ok, resumed.Error);
        Assert.Equal(RunState.Finished, RunFolder.ReadStatus(broken.File("moved")).State);
        Assert.Equal(FinalTensors(expected), FinalTensors(broken.File("moved")));
        Assert.True(File.Exists(broken.File("moved/environment/models/cart.xml")));

        CommandLine.Result evaluated = CommandLine.Run("eval", broken.File("moved"), "--episodes", "2");
        Assert.True(evaluated.Code == ExitCode.Ok, evaluated.Error);
        CommandLine.Result played = CommandLine.Run("play", "--agent", broken.File("moved"));
        Assert.True(played.Code == ExitCode.Ok, played.Error);
    }

    [Fact]
    public void Train_WrongFile_LeavesNoRun()
    {
        using TemporaryFolder folder = Folder();
        folder.Write("robots/cart.yaml", Yaml.Replace("frame_skip: 2", "frame_skip: 0", StringComparison.Ordinal));
        CommandLine.Result result = CommandLine.Run("train", folder.Write("experiment.yaml", Experiment), "--runs", folder.File("runs"), "--name", "small");
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("cart.yaml:3:13: 'frame_skip' is '0'", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    [Fact]
    public void ConfigCheck_FileThatExtendsAnId_ReplacesIt()
    {
        using TemporaryFolder folder = Folder();
        folder.Write("base.yaml", SmallRuns.Ppo);
        string file = folder.Write("mine.yaml", "extends: base.yaml\nenvironment: {file: robots/cart.yaml}\n");
        CommandLine.Result result = CommandLine.Run("config", "check", file);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("ok (cart, ppo", result.Out, StringComparison.Ordinal);

        CommandLine.Result both = CommandLine.Run("config", "check", folder.Write("both.yaml", SmallRuns.Ppo.Replace("count: 2", "file: robots/cart.yaml", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.Usage, both.Code);
        Assert.Contains("both.yaml:3:9: the environment has an id", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfigCheck_NoiseOfTheFileUnderImagesAlone_SaysWhereItIs()
    {
        using TemporaryFolder folder = Folder();
        folder.Write("robots/cart.yaml", Yaml + "\nrandomization: {observation_noise: [0, 0.1]}\n");
        folder.Write("robots/models/cart.xml", Model.Replace("<worldbody>", "<worldbody><camera name=\"side\" pos=\"0 -3 0\"/>", StringComparison.Ordinal));
        string images = Experiment.Replace("  count: 2", "  count: 2\n  pixels: {cameras: [side]}", StringComparison.Ordinal);
        CommandLine.Result refused = CommandLine.Run("config", "check", folder.Write("images.yaml", images));
        Assert.Equal(ExitCode.Usage, refused.Code);
        Assert.Contains("'environment.pixels': observation_noise [0, 0.1] is for the environment's own observation", refused.Error, StringComparison.Ordinal);
        Assert.Contains("cart.yaml', which a section environment.randomization", refused.Error, StringComparison.Ordinal);

        CommandLine.Result replaced = CommandLine.Run("config", "check", folder.Write("replaced.yaml", images.Replace("  pixels:", "  randomization: {actuator_delay: [0, 1]}\n  pixels:", StringComparison.Ordinal)));
        Assert.True(replaced.Code == ExitCode.Ok, replaced.Error);
    }

    private static TemporaryFolder Folder()
    {
        TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("robots/models"));
        folder.Write("robots/cart.yaml", Yaml);
        folder.Write("robots/models/cart.xml", Model);
        return folder;
    }

    private static string Train(TemporaryFolder folder, int code, CancellationToken stop)
    {
        CommandLine.Result result = CommandLine.Run(stop, "train", folder.Write("experiment.yaml", Experiment), "--runs", folder.File("runs"), "--name", "small");
        Assert.True(result.Code == code, result.Error);
        return folder.File("runs/small");
    }

    private static byte[] FinalTensors(string run) =>
        File.ReadAllBytes(Path.Combine(Directory.EnumerateDirectories(Path.Combine(run, "checkpoints")).Order(StringComparer.Ordinal).Last(), "tensors.safetensors"));
}
