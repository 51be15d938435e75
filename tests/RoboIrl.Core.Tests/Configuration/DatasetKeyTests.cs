using RoboIrl.Core.Configuration;
using Xunit;

namespace RoboIrl.Core.Tests.Configuration;

/// <summary>Learners that learn from recorded episodes name a dataset, others name none.</summary>
public sealed class DatasetKeyTests : IDisposable
{
    private const string Rest = "environment: {id: a/b}\ntotal_steps: 5\n";
    private static readonly LearnerCatalog Catalog = new LearnerCatalog().Add<AlphaConfig>("alpha").Add<AlphaConfig>("reader", needsDataset: true);
    private readonly string _folder = Directory.CreateTempSubdirectory("roboirl-config-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Dataset_Relative_IsFoundFromWhereItIsWritten()
    {
        Write("shared/base.yaml", "learner: reader\ndataset: ../data/hopper\n" + Rest);
        Assert.Equal(Path.Combine(_folder, "data", "hopper"), Load(Write("run/own.yaml", "extends: ../shared/base.yaml\n")).Dataset);
        Assert.Equal(Path.GetFullPath("other"), Load(Write("run/two.yaml", "extends: ../shared/base.yaml\n"), "dataset=other").Dataset);
    }

    [Theory]
    [InlineData("learner: reader\n", "the learner 'reader' learns from recorded episodes")]
    [InlineData("learner: reader\ndataset: null\n", "the learner 'reader' learns from recorded episodes")]
    [InlineData("learner: reader\ndataset: ' '\n", "the learner 'reader' learns from recorded episodes")]
    [InlineData("learner: alpha\ndataset: data\n", "own.yaml:2:10: 'dataset': the learner 'alpha' learns in its worlds")]
    public void Dataset_MissingOrNotWanted_IsRefused(string text, string message)
    {
        ConfigException e = Assert.Throws<ConfigException>(() => Load(Write("own.yaml", text + Rest)));
        Assert.Contains(message, Assert.Single(e.Problems).ToString(), StringComparison.Ordinal);
    }

    private static ExperimentConfig Load(string path, params string[] overrides) => ConfigLoader.LoadExperiment(path, Catalog, overrides);

    private string Write(string name, string text) => ConfigFiles.Write(_folder, name, text);
}
