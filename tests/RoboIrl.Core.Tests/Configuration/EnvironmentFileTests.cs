using RoboIrl.Core.Configuration;
using Xunit;

namespace RoboIrl.Core.Tests.Configuration;

/// <summary>An environment is named by an id or by a file, never by both.</summary>
public sealed class EnvironmentFileTests : IDisposable
{
    private const string Rest = "learner: alpha\ntotal_steps: 5\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("roboirl-config-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void File_Relative_IsFoundFromWhereItIsWritten()
    {
        Write("shared/base.yaml", "environment: {file: robots/mine.yaml}\n" + Rest);
        EnvironmentConfig environment = Load(Write("run/own.yaml", "extends: ../shared/base.yaml\n")).Environment;
        Assert.Equal(Path.Combine(_folder, "shared", "robots", "mine.yaml"), environment.File);
        Assert.Null(environment.Id);
        Assert.Equal("mine", environment.Name);
    }

    [Fact]
    public void RewardProgram_Relative_IsFoundFromWhereItIsWritten()
    {
        Write("shared/base.yaml", "environment: {id: a/b, reward_program: rewards/hop.cs}\n" + Rest);
        string file = Write("run/own.yaml", "extends: ../shared/base.yaml\n");
        Assert.Equal(Path.Combine(_folder, "shared", "rewards", "hop.cs"), Load(file).Environment.RewardProgram);
        Assert.Equal(Path.GetFullPath("mine.cs"), Load(file, "environment.reward_program=mine.cs").Environment.RewardProgram);
    }

    [Fact]
    public void File_FromAnOverride_IsFoundFromTheWorkingFolder()
    {
        string file = Write("own.yaml", "environment: {id: a/b}\n" + Rest);
        EnvironmentConfig environment = Load(file, "environment.file=mine.yaml").Environment;
        Assert.Equal(Path.GetFullPath("mine.yaml"), environment.File);
        Assert.Null(environment.Id);
    }

    [Theory]
    [InlineData("environment: {file: mine.yaml}", "environment: {id: a/b}", "a/b")]
    [InlineData("environment: {id: a/b, count: 3}", "environment: {file: mine.yaml}", "mine")]
    public void Extends_TheOtherOfTheTwo_ReplacesIt(string parent, string own, string name)
    {
        Write("base.yaml", parent + "\n" + Rest);
        Assert.Equal(name, Load(Write("own.yaml", "extends: base.yaml\n" + own + "\n")).Environment.Name);
    }

    [Theory]
    [InlineData("environment: {count: 2}", "own.yaml:1:14: missing key 'environment.id'")]
    [InlineData("environment: {id: a/b, file: c.yaml}", "own.yaml:1:30: the environment has an id (written at ")]
    [InlineData("environment: {id: null, file: null}", "own.yaml:1:14: 'environment.id' and 'environment.file' are both empty")]
    [InlineData("environment: {id: 3}", "own.yaml:1:19: 'environment.id' is '3'")]
    public void Neither_OrBoth_IsRefused(string environment, string message)
    {
        ConfigException e = Assert.Throws<ConfigException>(() => Load(Write("own.yaml", environment + "\n" + Rest)));
        Assert.Contains(message, Assert.Single(e.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Resolved_File_ReadsBackAsWritten()
    {
        ExperimentConfig config = Load(Write("own.yaml", "environment: {file: mine.yaml}\n" + Rest));
        string resolved = ConfigWriter.Write(config with { Environment = config.Environment with { File = "environment/mine.yaml" } });
        Assert.Equal(Path.Combine(_folder, "runs", "environment", "mine.yaml"), Load(Write("runs/config.yaml", resolved)).Environment.File);
    }

    private static ExperimentConfig Load(string path, params string[] overrides) => ConfigLoader.LoadExperiment(path, Samples.Catalog, overrides);

    private string Write(string name, string text) => ConfigFiles.Write(_folder, name, text);
}
