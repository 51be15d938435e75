using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described;
using Xunit;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>Every planted error is found where it is, in words that help.</summary>
public sealed class PlantedErrorTests : IClassFixture<PlantedErrorTests.Folder>
{
    private static readonly PlantedError[] Errors = [.. PlantedExpressionErrors.All, .. PlantedSectionErrors.All, .. PlantedFileErrors.All];
    private static readonly string[] Taken = [.. EnvironmentRegistry.CreateDefault().Definitions.Select(d => d.Id)];
    private readonly DescribedFolder _folder;

    public PlantedErrorTests(Folder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _folder = folder.Files;
    }

    public static TheoryData<int, string> Rows
    {
        get
        {
            TheoryData<int, string> rows = [];
            for (int i = 0; i < Errors.Length; i++)
            {
                rows.Add(i, Errors[i].With.Length > 80 ? Errors[i].With[..80] : Errors[i].With);
            }

            return rows;
        }
    }

    [Fact]
    public void Errors_AreTwoHundredAndMore() => Assert.True(Errors.Length >= 200, $"only {Errors.Length} errors are planted");

    [Fact]
    public void Load_NothingPlanted_IsWell()
    {
        (EnvironmentDefinition? definition, IReadOnlyList<ConfigProblem> problems) = _folder.Load(Crawler.Yaml);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.Equal("test/crawler-v0", definition!.Id);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Load_PlantedError_IsFoundWhereItIs(int index, string planted)
    {
        (string yaml, int line, int column) = Errors[index].Plant();
        string file = _folder.Write($"planted-{index}.yaml", yaml);
        ConfigException refusal = Assert.Throws<ConfigException>(() => DescribedEnvironment.Load(file, Taken));
        string all = $"planted: {planted}\nexpected at {line}:{column}: {string.Join(" .. ", Errors[index].Words)}\nfound:\n{refusal.Message}";
        ConfigProblem[] there = [.. refusal.Problems.Where(p => p.Position.Line == line && p.Position.Column == column && p.Position.File == file)];
        Assert.True(there.Any(p => Errors[index].Words.All(w => p.Message.Contains(w, StringComparison.Ordinal))), all);

        Assert.All(refusal.Problems, p => Assert.True(p.Position.Line > 0 && p.Position.Column > 0, all));
        Assert.All(refusal.Message.Split('\n'), l => Assert.StartsWith(file + ":", l, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SeveralErrors_AreReportedAtOnceInOrder()
    {
        string yaml = Crawler.Yaml
            .Replace("frame_skip: 5", "frame_skip: 0", StringComparison.Ordinal)
            .Replace("forward: speed", "forward: spede", StringComparison.Ordinal)
            .Replace("keyframe: stand", "keyframe: sit", StringComparison.Ordinal)
            .Replace("height(\"torso\") < 0.1", "height(\"torso\")", StringComparison.Ordinal);
        IReadOnlyList<ConfigProblem> problems = _folder.Load(yaml).Problems;
        Assert.Equal([4, 23, 26, 28], problems.Select(p => p.Position.Line));
    }

    [Theory]
    [InlineData("nowhere.yaml", "does not exist")]
    [InlineData("models", "is no .yaml file")]
    [InlineData("folder.yaml", "is a folder")]
    [InlineData("empty.yaml", "is empty")]
    [InlineData("binary.yaml", "UTF-8")]
    public void Load_NoReadableFile_SaysSo(string name, string words)
    {
        Directory.CreateDirectory(_folder.File("folder.yaml"));
        _folder.Write("empty.yaml", "");
        File.WriteAllBytes(_folder.File("binary.yaml"), [0xFF, 0xFE, 0x00, 0x80]);
        ConfigException refusal = Assert.Throws<ConfigException>(() => DescribedEnvironment.Load(_folder.File(name)));
        ConfigProblem problem = Assert.Single(refusal.Problems);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal(_folder.File(name), problem.Position.File);
    }

    /// <summary>The crawler's folder, shared by all rows.</summary>
    public sealed class Folder : IDisposable
    {
        internal DescribedFolder Files { get; } = Crawler.CreateFolder();

        public void Dispose() => Files.Dispose();
    }
}
