using RoboIrl.Envs.MetaWorld.Originals;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>The manipulation suite from the command line.</summary>
public sealed class ManipulationTests
{
    [Fact]
    public void Experts_NamedTask_TellsSuccessAndReward()
    {
        CommandLine.Result result = CommandLine.Run("experts", "metaworld/drawer-open", "--placements", "2");
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("2 of 2", result.Out, StringComparison.Ordinal);
        Assert.Contains("mean success 100.0 %", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Experts_TabletopTask_RunsByItsOwnRulesOnly()
    {
        CommandLine.Result result = CommandLine.Run("experts", "tabletop/lift-cube", "--placements", "2");
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("2 of 2", result.Out, StringComparison.Ordinal);

        CommandLine.Result faithful = CommandLine.Run("experts", "lift-cube", "--rules", "faithful");
        Assert.Equal(ExitCode.Usage, faithful.Code);
        Assert.Contains("'tabletop/lift-cube' has one set of rules", faithful.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Experts_MistypedTask_NamesTheNearest()
    {
        CommandLine.Result result = CommandLine.Run("experts", "drawr-open");
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("did you mean 'drawer-open'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id: locomotion/hopper-v5, manipulation: {rules: fixed}", "has no arm of the manipulation suite")]
    [InlineData("id: tabletop/lift-cube, manipulation: {rules: faithful}", "remove all but observation and hide_goal")]
    [InlineData("id: tabletop/lift-cube, manipulation: {variations: 10}", "remove all but observation and hide_goal")]
    [InlineData("id: metaworld/reach, manipulation: {rules: fair}", "fixed, faithful")]
    [InlineData("id: metaworld/reach, manipulation: {variation_seed: soon}", "variation_seed")]
    [InlineData("id: metaworld/reach, manipulation: {variations: -1}", "variations")]
    [InlineData("id: metaworld/reech", "did you mean 'metaworld/reach'")]
    public void Check_WrongOptions_AreNamedWithTheirPlace(string environment, string expected)
    {
        using TemporaryFolder folder = new();
        string complaint = Complaint(folder, $"environment: {{{environment}}}");
        Assert.Contains("experiment.yaml:1:", complaint, StringComparison.Ordinal);
        Assert.Contains(expected, complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("environment: {id: metaworld/mt10, count: 15}\nevaluation: {episodes: 10}", "environment.count")]
    [InlineData("environment: {id: metaworld/mt10, count: 10}\nevaluation: {episodes: 25}", "evaluation.episodes")]
    [InlineData("environment: {id: metaworld/mt10, count: 10, pixels: {cameras: [corner3]}}", "environment.pixels")]
    [InlineData("environment: {id: metaworld/reach}\nevaluation: {stop_at_success: 0.9}", "evaluation.every")]
    [InlineData("environment: {id: locomotion/hopper-v5}\nevaluation: {stop_at_success: 0.9, every: 10}", "does not say when its task is done")]
    [InlineData("environment: {file: robot.yaml, manipulation: {rules: fixed}}", "robot")]
    public void Check_ImpossibleCombinations_AreFoundBeforeTheRun(string lines, string expected)
    {
        using TemporaryFolder folder = new();
        string complaint = Complaint(folder, lines);
        Assert.Contains(expected, complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("not expected", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_FaithfulRules_NamesTheDefectsTheyKeep()
    {
        CommandLine.Result faithful = CommandLine.Run("env", "show", "metaworld/drawer-open", "--rules", "faithful");
        Assert.True(faithful.Code == ExitCode.Ok, faithful.Error);
        Assert.Contains("known issue  Success needs the drawer pulled to its very limit", faithful.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("known issue", CommandLine.Run("env", "show", "metaworld/drawer-open").Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, CommandLine.Run("env", "show", "locomotion/hopper-v5", "--rules", "faithful").Code);
    }

    [Fact]
    public void Record_OptionOfTheOtherKind_IsRefusedAndAMistypedIdGetsAHint()
    {
        Assert.Contains("--checkpoint means nothing", CommandLine.Run("record", "metaworld/reach", "--checkpoint", "5").Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'metaworld/reach'", CommandLine.Run("record", "metaworld/reech").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Success_RunThatCannotBeJudged_IsNamedAndLeftOut()
    {
        using TemporaryFolder folder = new();
        SmallRuns.Train(folder);
        CommandLine.Result result = CommandLine.Run("success", folder.Path);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("is left out: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("has no fixed placements", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "there is no folder")]
    [InlineData(".", "neither sawyer_xyz nor metaworld/assets/sawyer_xyz")]
    public void Check_WrongAssets_AreNamedWithTheirPlace(string assets, string expected)
    {
        using TemporaryFolder folder = new();
        string complaint = Complaint(folder, $"environment: {{id: metaworld/reach, manipulation: {{assets: {assets}}}}}");
        Assert.Contains("experiment.yaml:1:", complaint, StringComparison.Ordinal);
        Assert.Contains(expected, complaint, StringComparison.Ordinal);
        Assert.Contains(folder.Path, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Experts_WrongAssets_SaysWhatIsExpected()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("experts", "reach", "--assets", folder.File("nowhere"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("--assets: there is no folder", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Experts_BrokenModel_IsAnErrorOfTheUsers()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("sawyer_xyz"));
        File.WriteAllText(folder.File("sawyer_xyz/sawyer_reach_v3.xml"), "<mujoco>");
        CommandLine.Result result = CommandLine.Run("experts", "reach", "--assets", Path.GetDirectoryName(folder.File("sawyer_xyz"))!);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("sawyer_reach_v3.xml:1:", result.Error, StringComparison.Ordinal);
        Assert.Contains("not well-formed XML", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void EnvShow_AssetsOfTheEnvironmentVariable_AreUsedForThisSuiteOnly()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("sawyer_xyz"));
        string assets = Path.GetDirectoryName(folder.File("sawyer_xyz"))!;
        string file = folder.Write("experiment.yaml", "environment: {id: metaworld/reach}\nlearner: sac\ntotal_steps: 100\n");
        Environment.SetEnvironmentVariable(AssetsFolder.Variable, assets);
        try
        {
            Assert.Contains($"assets: \"{assets}\"", CommandLine.Run("config", "show", file).Out, StringComparison.Ordinal);
            CommandLine.Result missing = CommandLine.Run("env", "show", "metaworld/reach");
            Assert.Equal(ExitCode.Usage, missing.Code);
            Assert.Contains("sawyer_reach_v3.xml: this model file is missing", missing.Error, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Ok, CommandLine.Run("env", "show", "locomotion/hopper-v5").Code);
            CommandLine.Result tabletop = CommandLine.Run("env", "show", "tabletop/lift-cube");
            Assert.True(tabletop.Code == ExitCode.Ok, tabletop.Error); // has this project's models alone
            Assert.DoesNotContain(assets, tabletop.Out, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(AssetsFolder.Variable, null);
        }
    }

    [Fact]
    public void Record_EnvironmentWithoutExpert_SaysWhatToDo()
    {
        CommandLine.Result result = CommandLine.Run("record", "locomotion/hopper-v5");
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("--agent random or zero", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_TaskWithSuccess_ReportsIt()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = Train(folder, "one", "metaworld/reach");
        Assert.Matches(@"last evaluation: success \d+ %, return", result.Out);
        string[] metrics = File.ReadAllLines(Path.Combine(folder.File("runs"), "one", "metrics.csv"));
        Assert.Contains("evaluation/success_rate", metrics[0], StringComparison.Ordinal);
        Assert.Contains("episode/success", metrics[0], StringComparison.Ordinal);

        CommandLine.Result judged = CommandLine.Run("eval", Path.Combine(folder.File("runs"), "one"), "--episodes", "2");
        Assert.Contains("success ", judged.Out, StringComparison.Ordinal);
        CommandLine.Result protocol = CommandLine.Run("success", folder.File("runs"));
        Assert.True(protocol.Code == ExitCode.Ok, protocol.Error);
        Assert.Matches(@"\| metaworld/reach \| sac \| 1 \| \d+ % \(one run\)", protocol.Out);
        Assert.Contains("each of 1 placements (benchmark seed 0) once; fixed rules", protocol.Out, StringComparison.Ordinal);
        Assert.Contains("\"success_rate\"", File.ReadAllText(Path.Combine(folder.File("runs"), "one", "evaluation.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Success_OnOtherTasks_JudgesEachOfThemAndNamesWhatWasTrainedOn()
    {
        using TemporaryFolder folder = new();
        Train(folder, "hidden", "metaworld/reach", ", hide_goal: true, observation: scaled");
        CommandLine.Result result = CommandLine.Run("success", folder.File("runs"), "--on", "metaworld/ml10-test");
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.All(
            (string[])["drawer-open", "door-close", "shelf-place", "sweep-into", "lever-pull"],
            task => Assert.Matches($@"\| metaworld/{task} \| sac on metaworld/reach \| 1 \| \d+ % \(one run\)", result.Out));
        Assert.DoesNotContain("| metaworld/reach |", result.Out, StringComparison.Ordinal);
        Assert.Contains("goal hidden, scaled observations; judged on 'metaworld/ml10-test'", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metaworld/ml10-test", "'metaworld/ml10-test' hides the goal, 'metaworld/reach' shows it")]
    [InlineData("metaworld/mt10", "'metaworld/mt10' shows 49 numbers, the policy takes the 39 of 'metaworld/reach'")]
    [InlineData("locomotion/hopper-v5", "shows 11 numbers")]
    [InlineData("metaworld/ml10-tests", "did you mean 'metaworld/ml10-test'")]
    public void Success_OnTasksThatDoNotSuit_SaysWhy(string on, string expected)
    {
        using TemporaryFolder folder = new();
        Train(folder, "one", "metaworld/reach");
        CommandLine.Result result = CommandLine.Run("success", folder.File("runs"), "--on", on);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    // What a check says of an experiment that begins with these lines.
    private static string Complaint(TemporaryFolder folder, string lines)
    {
        CommandLine.Result result = CommandLine.Run("config", "check", folder.Write("experiment.yaml", lines + "\nlearner: sac\ntotal_steps: 100\n"));
        Assert.Equal(ExitCode.Usage, result.Code);
        return result.Error;
    }

    private static CommandLine.Result Train(TemporaryFolder folder, string name, string id, string options = "")
    {
        string file = folder.Write("experiment.yaml", $$"""
            environment:
              id: {{id}}
              manipulation: {variations: 1{{options}}}
            learner: sac
            total_steps: 1_500
            evaluation: {every: 500, episodes: 2}
            sac: {warm_up_steps: 1_490, batch_size: 8, hidden_layers: [8]}
            """);
        CommandLine.Result result = CommandLine.Run("train", file, "--runs", folder.File("runs"), "--name", name);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        return result;
    }
}
