using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Verification;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

public sealed class HostileCorpusTests
{
    public static TheoryData<string> Refused() => [.. CorpusProgram.Hostile.Keys];

    public static TheoryData<string> Contained() => [.. CorpusProgram.Contained.Keys];

    [Fact]
    public void Corpus_IsLarge() => Assert.True(CorpusProgram.Hostile.Count + CorpusProgram.Contained.Count >= 300, $"{CorpusProgram.Hostile.Count} and {CorpusProgram.Contained.Count} programs");

    [Theory]
    [MemberData(nameof(Refused))]
    public void Compile_HostileProgram_IsRefusedWithTheRule(string name)
    {
        CorpusProgram hostile = CorpusProgram.Hostile[name];
        CompilationResult result = ProgramCompiler.Compile(hostile.Source);
        string told = string.Join('\n', result.Problems);
        Assert.True(result.Program is null, "It was compiled:\n" + hostile.Source);
        Assert.True(result.Problems.Any(p => hostile.Rules.Contains(p.Rule)), $"Expected {string.Join('/', hostile.Rules)}, got:\n{told}");
        Assert.InRange(result.Problems.Count, 1, ProgramProblem.Most);
        Assert.All(result.Problems, static p =>
        {
            Assert.EndsWith(".", p.Found, StringComparison.Ordinal);
            Assert.True(p.Instead.Length > 0 && p.Instead[^1] is '.' or ';' or '}', p.Instead);
            Assert.All(p.ToString(), static c => Assert.InRange(c, ' ', '~'));
            Assert.True(p.ToString().Length < 1_500, p.ToString());
        });
    }

    [Theory]
    [MemberData(nameof(Contained))]
    public void Try_ProgramThatMisbehaves_IsRefusedWithTheRule(string name)
    {
        CorpusProgram hostile = CorpusProgram.Contained[name];
        CompilationResult result = ProgramCompiler.Compile(hostile.Source);
        Assert.True(result.Program is not null, string.Join('\n', result.Problems));
        using CompiledProgram program = result.Program!;
        using FakeStates<FakeManipulation> states = new(new FakeManipulation(), 4);
        SmokeReport report = states.Try(program, SmokeLimits.Default);
        Assert.True(report.Problems.Any(p => hostile.Rules.Contains(p.Rule)), $"Expected {string.Join('/', hostile.Rules)}, got:\n{string.Join('\n', report.Problems)}");
        Assert.All(report.Problems, static p => Assert.Matches(@"recorded state [0-9]+ \(random, step [0-9]+\)\.$", p.Found));
    }
}
