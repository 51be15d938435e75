using RoboIrl.Core.Configuration;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Configuration;

public sealed class ConfigSourcesTests
{
    [Fact]
    public void Extends_Base_IsMergedLaterWins()
    {
        using TempFolder folder = new();
        folder.Write("base/default.yaml", "environment: {id: a/b, count: 4}\nlearner: alpha\ntotal_steps: 10\nalpha:\n  batch_size: 128\n  hidden: [1, 2, 3]\n");
        folder.Write("middle.yaml", "extends: base/default.yaml\nalpha: {learning_rate: 0.5}\nseed: 2\n");
        string top = folder.Write("top.yaml", "extends: middle.yaml\nseed: 3\nalpha:\n  hidden: [9]\n");
        ExperimentConfig config = ConfigLoader.LoadExperiment(top, Samples.Catalog);
        AlphaConfig alpha = (AlphaConfig)config.LearnerSection;
        Assert.Equal((3UL, 4, 128, 0.5), (config.Seed, config.Environment.Count, alpha.BatchSize, alpha.LearningRate));
        Assert.Equal([9], alpha.Hidden);
    }

    [Fact]
    public void Extends_List_LaterFilesWin()
    {
        using TempFolder folder = new();
        folder.Write("a.yaml", Samples.Minimal + "seed: 4\n");
        folder.Write("b.yaml", "seed: 5\n");
        Assert.Equal(5UL, ConfigLoader.LoadExperiment(folder.Write("c.yaml", "extends: [a.yaml, b.yaml]\n"), Samples.Catalog).Seed);
    }

    [Fact]
    public void Problem_InBase_NamesTheBase()
    {
        using TempFolder folder = new();
        folder.Write("base.yaml", Samples.Minimal + "seeed: 4\n");
        string top = folder.Write("top.yaml", "extends: base.yaml\nloging: {every: 5}\n");
        ConfigException error = Assert.Throws<ConfigException>(() => ConfigLoader.LoadExperiment(top, Samples.Catalog));
        Assert.Contains($"{folder.At("base.yaml")}:4:1: unknown key 'seeed'; did you mean 'seed'?", error.Message);
        Assert.Contains($"{top}:2:1: unknown key 'loging'; did you mean 'logging'?", error.Message);
    }

    [Theory]
    [InlineData("extends: top.yaml\n", "runs in a circle: top.yaml -> top.yaml")]
    [InlineData("extends: other.yaml\n", "runs in a circle: top.yaml -> other.yaml -> top.yaml")]
    [InlineData("extends: nowhere.yaml\n", "does not exist")]
    [InlineData("extends: /etc/passwd\n", "expected the relative path of a .yaml file")]
    [InlineData("extends: secret.txt\n", "expected the relative path of a .yaml file")]
    [InlineData("extends: {a: b}\n", "expected the relative path of a .yaml file")]
    [InlineData("extends:\n", "expected the relative path of a .yaml file")]
    public void Extends_Bad_IsRefused(string text, string expected)
    {
        using TempFolder folder = new();
        folder.Write("other.yaml", "extends: top.yaml\n");
        string top = folder.Write("top.yaml", text);
        Assert.Contains(expected, Assert.Throws<ConfigException>(() => ConfigLoader.LoadExperiment(top, Samples.Catalog)).Message);
    }

    [Fact]
    public void Extends_TooDeepOrTooMany_IsRefused()
    {
        using TempFolder folder = new();
        for (int i = 0; i < 20; i++)
        {
            folder.Write($"f{i}.yaml", $"extends: f{i + 1}.yaml\n");
            folder.Write($"g{i}.yaml", $"extends: [g{i + 1}.yaml, g{i + 1}.yaml, g{i + 1}.yaml]\n");
        }

        Assert.Contains("files deep", Assert.Throws<ConfigException>(() => ConfigLoader.LoadExperiment(folder.At("f0.yaml"), Samples.Catalog)).Message);
        Assert.Contains("files deep", Assert.Throws<ConfigException>(() => ConfigLoader.LoadExperiment(folder.At("g0.yaml"), Samples.Catalog)).Message);
    }

    [Fact]
    public void Override_Value_WinsAndIsStrict()
    {
        Assert.Equal(0.25, Samples.Alpha(Samples.Minimal, "alpha.learning_rate=0.5", "alpha.learning_rate=0.25").LearningRate);
        Assert.Equal([7, 8], Samples.Alpha(Samples.Minimal, "alpha.hidden=[7, 8]").Hidden);
        Assert.Equal(3, Samples.Alpha(Samples.Minimal, "alpha.nested.depth = 3").Nested.Depth);
        Assert.Equal("a=b", Samples.Alpha(Samples.Minimal, "alpha.note=a=b").Note);
        Assert.IsType<BetaConfig>(Samples.Parse(Samples.Minimal, "learner=beta", "beta.temperature=1").LearnerSection);
    }

    [Theory]
    [InlineData("alpha.learning_rat=1", "--set alpha.learning_rat=1: unknown key 'learning_rat' in 'alpha'; did you mean 'learning_rate'?")]
    [InlineData("alpha.learning_rate=2", "--set alpha.learning_rate=2: 'alpha.learning_rate' is 2, expected a number in (0, 1]")]
    [InlineData("seed=", "--set seed=: 'seed' is empty")]
    [InlineData("seed", "--set seed: an override is written key=value")]
    [InlineData("=3", "--set =3: an override is written key=value")]
    [InlineData("a..b=3", "an override is written key=value")]
    [InlineData("seed=[1", "--set seed=[1: this is not valid YAML")]
    [InlineData("seed=!!int 3", "the tag")]
    [InlineData("extends=x.yaml", "--set extends=x.yaml: unknown key 'extends'")]
    public void Override_Bad_IsRefusedByName(string text, string expected) => Assert.Contains(expected, Samples.Problem(Samples.Minimal, text));

    [Fact]
    public void File_UnreadableOrOdd_IsRefused()
    {
        using TempFolder folder = new();
        string Load(string path) => Assert.Throws<ConfigException>(() => ConfigLoader.LoadExperiment(path, Samples.Catalog)).Message;
        Assert.Contains("does not exist", Load(folder.At("none.yaml")));
        Assert.Contains("it is a folder", Load(folder.Path));
        Assert.Contains("is empty", Load(folder.Write("empty.yaml", "")));
        Assert.Contains("is empty", Load(folder.Write("comment.yaml", "# nothing\n")));
        Assert.Contains("the file holds a list", Load(folder.Write("list.yaml", "- a\n")));
        string binary = folder.At("binary.yaml");
        File.WriteAllBytes(binary, [0x61, 0xFF, 0xFE, 0x00]);
        Assert.Contains("it is not UTF-8", Load(binary));
        File.WriteAllBytes(binary, new byte[3_000_000]);
        Assert.Contains("larger than", Load(binary));
        string marked = folder.At("bom.yaml");
        File.WriteAllText(marked, Samples.Minimal, new System.Text.UTF8Encoding(true));
        Assert.Equal(1_000, ConfigLoader.LoadExperiment(marked, Samples.Catalog).TotalSteps);
    }

    [Fact]
    public void Load_PlainRecord_NeedsNoLearners()
    {
        using TempFolder folder = new();
        Assert.Equal(new AlphaNested { Depth = 5 }, ConfigLoader.Load<AlphaNested>(folder.Write("a.yaml", "depth: 4\n"), ["depth=5"]));
    }
}
