using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Smoke;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

public sealed class BenignCorpusTests
{
    public static TheoryData<string> Programs() => [.. CorpusProgram.Benign.Keys];

    public static TheoryData<string> References() => [.. ProgramLibrary.Shared.Programs.Select(static p => p.Environment)];

    [Fact]
    public void Corpus_IsLarge() => Assert.True(CorpusProgram.Benign.Count >= 20, $"{CorpusProgram.Benign.Count} programs");

    [Theory]
    [MemberData(nameof(Programs))]
    public void CompileAndTry_BenignProgram_Passes(string name) => Passes(CorpusProgram.Benign[name].Source);

    [Theory]
    [MemberData(nameof(Programs))]
    public void CompileAndTry_BenignProgramWithOtherLineEnds_Passes(string name) =>
        Passes("\uFEFF" + CorpusProgram.Benign[name].Source.Replace("\n", "\r\n", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(References))]
    public void CompileAndTry_ReferenceProgram_Passes(string environment) => Passes(ProgramLibrary.Shared.Programs.First(p => p.Environment == environment).Code);

    private static void Passes(string source)
    {
        CompilationResult result = ProgramCompiler.Compile(source);
        Assert.True(result.Program is not null, string.Join('\n', result.Problems));
        using CompiledProgram program = result.Program!;
        using RecordedStates states = StatesFor(program.World);
        SmokeReport report = states.Try(program, SmokeLimits.Default);
        Assert.True(report.Problems.Count == 0, string.Join('\n', report.Problems));
        Assert.Equal(100, report.States);
        Assert.Equal([TermRange.Reward, .. program.Terms], report.Ranges.Select(static r => r.Name));
        Assert.True(report.Ranges[0].Least < report.Ranges[0].Largest, "The reward is the same in every state.");
    }

    private static RecordedStates StatesFor(Type world) => world.Name switch
    {
        nameof(IHopperWorld) => new FakeStates<FakeHopper>(new FakeHopper(), 3),
        nameof(IAntWorld) => new FakeStates<FakeAnt>(new FakeAnt(), 8),
        nameof(INamedWorld) => new FakeStates<FakeNamed>(new FakeNamed(), 6),
        _ => new FakeStates<FakeManipulation>(new FakeManipulation(), 4),
    };
}
