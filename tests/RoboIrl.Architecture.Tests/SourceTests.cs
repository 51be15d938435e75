using System.Text.RegularExpressions;
using Xunit;

namespace RoboIrl.Architecture.Tests;

public sealed partial class SourceTests
{
    private const int LineLimit = 600;

    [Fact]
    public void Sources_AreShort()
    {
        Report(Repository.Sources
            .Select(f => (File: f, Lines: Repository.Read(f).Count(c => c == '\n')))
            .Where(x => x.Lines > LineLimit)
            .Select(x => $"{x.File}: {x.Lines} lines, at most {LineLimit}"));
    }

    [Fact]
    public void Sources_CarryNoMarksOfUnfinishedWork()
    {
        // Spelt in halves so that this file does not find itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "XX" + "X", "NotImplemented" + "Exception"];
        Report(from file in Repository.Sources.Concat(Repository.TextFiles).Distinct()
               from hit in Hits(file, line => marks.Any(m => line.Contains(m, StringComparison.Ordinal)))
               select hit);
    }

    [Fact]
    public void TextFiles_NameNoPathOfThisMachine()
    {
        string here = Path.GetDirectoryName(Repository.Root)!;
        if (here.Length <= 1)
        {
            return; // a checkout at the root of the file system: its parent is in every path
        }

        Report(from file in Repository.TextFiles
               from hit in Hits(file, line => line.Contains(here + "/", StringComparison.Ordinal))
               select hit);
    }

    [Fact]
    public void TextFiles_NamePackageRegistriesOnlyInLockFiles()
    {
        Report(from file in Repository.TextFiles
               where !file.EndsWith(".lock.json", StringComparison.Ordinal)
               from hit in Hits(file, line => RegistryAddress().IsMatch(line))
               select hit);
    }

    [Fact]
    public void Sources_SwallowNoException()
    {
        Report(from file in Repository.Sources
               where file.EndsWith(".cs", StringComparison.Ordinal)
               from Match match in EmptyCatch().Matches(Repository.Read(file))
               select $"{file}: {match.Value.ReplaceLineEndings(" ")}");
    }

    [Fact]
    public void PublicTypes_UseTheFieldsWords()
    {
        Report(from file in Product()
               where !file.StartsWith("src/RoboIrl.Torch/", StringComparison.Ordinal) // its names are TorchSharp's
               from Match match in TypeDeclaration().Matches(Repository.Read(file))
               let name = match.Groups["name"].Value
               where Synonym().IsMatch(name)
               select $"{file}: the type {name} uses a word that the suite does not (policy, learner, trainer, owner are the words)");
    }

    [Fact]
    public void ProductFiles_HoldOnePublicType()
    {
        Report(from file in Product()
               where !file.StartsWith("src/RoboIrl.Torch/", StringComparison.Ordinal) // its shape is TorchSharp's
               let names = PublicType().Matches(Repository.Read(file)).Select(m => m.Groups["name"].Value).Distinct().ToArray()
               where names.Length > 1
               select $"{file}: {string.Join(", ", names)}");
    }

    [Fact]
    public void ProductFiles_NamespaceIsTheFolder()
    {
        Report(from file in Product()
               where !file.StartsWith("src/RoboIrl.Torch/", StringComparison.Ordinal)
               let match = Namespace().Match(Repository.Read(file))
               where match.Success
               let folder = string.Join('.', file.Split('/').Skip(1).SkipLast(1))
               let parent = folder[..Math.Max(0, folder.LastIndexOf('.'))]
               // A folder that only groups files (ids, a robot's code and model) may share its parent's namespace.
               where match.Groups["name"].Value != folder && match.Groups["name"].Value != parent
               select $"{file}: namespace {match.Groups["name"].Value}, expected {folder}");
    }

    [Fact]
    public void LearnerFolders_HoldTheSameFiveFiles()
    {
        Report(from name in Repository.FoldersIn("src/RoboIrl.Learners")
               where Repository.Files.Any(f => f.StartsWith($"src/RoboIrl.Learners/{name}/", StringComparison.Ordinal) && f.EndsWith("Learner.cs", StringComparison.Ordinal))
               from file in (string[])["README.md", $"{name}Config.cs", $"{name}Learner.cs", $"{name}Networks.cs", $"{name}Kind.cs"]
               where !Repository.Files.Contains($"src/RoboIrl.Learners/{name}/{file}")
               select $"src/RoboIrl.Learners/{name} has no {file}");
    }

    private static IEnumerable<string> Product() => Repository.Sources.Where(f =>
        f.EndsWith(".cs", StringComparison.Ordinal) && (f.StartsWith("src/", StringComparison.Ordinal) || f.StartsWith("envs/", StringComparison.Ordinal)));

    private static IEnumerable<string> Hits(string file, Func<string, bool> test) =>
        Repository.Read(file).Split('\n').Select((line, i) => (line, i)).Where(x => test(x.line)).Select(x => $"{file}:{x.i + 1}: {x.line.Trim()}");

    private static void Report(IEnumerable<string> problems)
    {
        string[] all = [.. problems];
        Assert.True(all.Length == 0, $"{all.Length} found:\n{string.Join('\n', all.Take(40))}");
    }

    [GeneratedRegex(@"https?://\S*(nuget|npm|debian)")]
    private static partial Regex RegistryAddress();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\s+(struct\s+|class\s+)?(?<name>[A-Z]\w*)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^public\s[^(=]*?\b(class|struct|record|interface|enum)\s+(struct\s+|class\s+)?(?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"(Agent|Brain|Manager)($|[A-Z])")]
    private static partial Regex Synonym();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
