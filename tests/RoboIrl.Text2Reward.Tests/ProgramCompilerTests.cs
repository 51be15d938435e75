using System.Diagnostics;
using System.Runtime.CompilerServices;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Testing;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Verification;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

public sealed class ProgramCompilerTests
{
    [Fact]
    public void Create_Program_ComputesWhatItsAuthorWrote()
    {
        using CompiledProgram program = Compiled("""
            double sum = 0;
            foreach (double a in action) sum += Twice(a);
            terms.Add("sum", sum);
            terms.Add("steps", 100 * world.TimeStep);
            static double Twice(double x) => 2 * x;
            """);
        Assert.Equal(["sum", "steps"], program.Terms);
        Assert.Equal(typeof(IWorld), program.World);
        RewardTerms terms = new(program.Terms);
        program.Create<IWorld>().Evaluate(new FakeManipulation(), [0.5, 0.25, -1], terms);
        Assert.Equal([-0.5, 1.25], terms.Values.ToArray());
    }

    [Fact]
    public void Evaluate_ManyTimes_AllocatesNothingAndNeverRunsDry()
    {
        using CompiledProgram program = Compiled("""for (int i = 0; i < 90; i++) terms.Add("x", 1e-3 * i);""");
        IRewardProgram<IWorld> running = program.Create<IWorld>();
        RewardTerms terms = new(program.Terms);
        FakeManipulation world = new();
        double[] action = new double[4];
        Allocations.AssertNone(
            () =>
            {
                terms.Clear();
                running.Evaluate(world, action, terms);
            },
            repetitions: 5_000);
        Assert.Equal(1e-3 * 90 * 89 / 2, terms.Total, 1e-12);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("s[0] = Math.Sin(s[1]); s[1] = s[0] * s[1] + 2; s[2] = Math.Cos(s[1]);", true)]
    [InlineData("s.Fill(1); s.Clear(); s.Fill(2); s.Clear(); s.Fill(3); s.Clear(); s.Fill(1); s.Clear(); s.Fill(2); s.Clear(); s.Fill(3); s.Clear(); s.Fill(1); s.Clear(); s.Fill(2); s.Clear(); s.Fill(3); s.Clear();", false)]
    [InlineData("i += 0 % 3 + 0 % 4 + 0 % 5 + 0 % 6 + 0 % 7 + 0 % 8 + 0 % 9 + 0 % 10 + 0 % 11 + 0 % 12 + 0 % 13 + 0 % 14 + 0 % 15 + 0 % 16 + 0 % 17 + 0 % 18 + 0 % 19 + 0 % 20;", false)]
    public void Evaluate_ThousandRounds_EndsByTheWorkInThem(string work, bool runs)
    {
        using CompiledProgram program = Compiled($"Span<double> s = stackalloc double[8];\nfor (int i = 0; i < 1000; i++) {{ {work} }}\nterms.Add(\"x\", s[0]);");
        Exception? error = Record.Exception(() => program.Create<IWorld>().Evaluate(new FakeManipulation(), [0], new RewardTerms(program.Terms)));
        Assert.Equal(runs ? null : "the 'for' loop in line 10", (error as LoopFuelException)?.Where);
        Assert.Equal(runs, error is null);
    }

    [Theory]
    [InlineData("while (true) { }", "the 'while' loop in line 9")]
    [InlineData("if (action.Length >= 0)\n  for (; ; )\n    ;", "the 'for' loop in line 10")]
    [InlineData("\n\ndo { } while (true);", "the 'do' loop in line 11")]
    [InlineData("double F() // one\n  => // two\n  G() + G();\ndouble G()\n{ while (true) { } }\nF();", "the 'while' loop in line 13")]
    public void Evaluate_EndlessLoop_NamesIt(string body, string expected)
    {
        using CompiledProgram program = Compiled(body + "\nterms.Add(\"x\", 1);");
        LoopFuelException error = Assert.Throws<LoopFuelException>(() => program.Create<IWorld>().Evaluate(new FakeManipulation(), [0], new RewardTerms(program.Terms)));
        Assert.Equal(expected, error.Where);
    }

    [Fact]
    public void Try_ProgramThatThrows_NamesTheLine()
    {
        using CompiledProgram program = Compiled("double F(ReadOnlySpan<double> a) =>\n\n a[9];\nterms.Add(\"x\", F(action));");
        using FakeStates<FakeManipulation> states = new(new FakeManipulation(), 4);
        ProgramProblem problem = Assert.Single(states.Try(program, SmokeLimits.Default).Problems);
        Assert.Equal((ProgramRule.Exception, 11), (problem.Rule, problem.Line));
        Assert.StartsWith("line 11: [Exception] IndexOutOfRangeException: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("terms.Add(\"x\", world.TimeSteps);", "Did you mean 'TimeStep'? It has: TimeStep.")]
    [InlineData("terms.Add(\"x\", Math.Sqr(2));", "It has: Abs, Acos")]
    [InlineData("terms.Add(\"x\", new Vec3(1, 2, 3).Length());", "")]
    [InlineData("terms.Add(\"x\", default(Vec3).Norm);", "Cross")]
    public void Compile_UnknownMember_ListsWhatThereIs(string body, string expected)
    {
        ProgramProblem problem = Assert.Single(ProgramCompiler.Compile(Source(body)).Problems);
        Assert.Equal((ProgramRule.Compile, 9), (problem.Rule, problem.Line));
        Assert.Contains(expected, problem.Instead, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_ForAnotherWorld_SaysWhich()
    {
        using CompiledProgram program = ProgramCompiler.Compile(CorpusProgram.Benign["hop forward"].Source).Program!;
        Assert.Contains("rewards a IHopperWorld, not a IManipulationWorld", Assert.Throws<ArgumentException>(program.Create<IManipulationWorld>).Message, StringComparison.Ordinal);
        using FakeStates<FakeManipulation> states = new(new FakeManipulation(), 4);
        ProgramProblem problem = Assert.Single(states.Try(program, SmokeLimits.Default).Problems);
        Assert.Equal(ProgramRule.Shape, problem.Rule);
    }

    [Fact]
    public void Load_ProgramThatThrows_NamesTheExceptionAndOnceItsLine()
    {
        using CompiledProgram program = Compiled("terms.Add(\"first\", 1);\nterms.Add(\"second\", action[9]);");
        int line = 1 + Array.FindIndex(program.Source.Split('\n'), static text => text.Contains("action[9]", StringComparison.Ordinal));
        LoadedRewardProgram loaded = program.Load("test");
        Assert.Equal(("test", 2), (loaded.Name, loaded.Terms.Count));
        RewardTerms terms = new(loaded.Terms);
        IRewardProgram<IManipulationWorld> running = Assert.IsAssignableFrom<IRewardProgram<IManipulationWorld>>(loaded.Create());
        string Fault() => Assert.Throws<RewardProgramException>(() => running.Evaluate(new FakeManipulation(), new double[4], terms)).Message;
        Assert.StartsWith($"threw IndexOutOfRangeException in line {line}: Index was outside", Fault(), StringComparison.Ordinal);
        Assert.StartsWith("threw IndexOutOfRangeException: Index was outside", Fault(), StringComparison.Ordinal);
        terms.Clear();
        running.Evaluate(new FakeManipulation(), new double[10], terms);
        Assert.Equal(1, terms.Total);
    }

    [Fact]
    public void Load_ProgramWithoutEnd_NamesTheLoop()
    {
        using CompiledProgram program = Compiled("terms.Add(\"first\", 1);\nwhile (action.Length > 3) { }");
        IRewardProgram<IManipulationWorld> running = (IRewardProgram<IManipulationWorld>)program.Load("test").Create();
        Assert.Matches(
            "^threw LoopFuelException: More than [0-9]+ units of work .* the 'while' loop in line [0-9]+",
            Assert.Throws<RewardProgramException>(() => running.Evaluate(new FakeManipulation(), new double[4], new RewardTerms(program.Terms))).Message);
    }

    [Theory]
    [InlineData("double x = ", "(", 30, "1", ")", ";")]
    [InlineData("double x = ", "(int)(", 30, "1", ")", ";")]
    [InlineData("double x = ", "Math.Abs(", 28, "1", ")", ";")]
    [InlineData("double x = ", "Math.Max(action.Length > 0 ? default : 1, ", 28, "1", ")", ";")]
    [InlineData("double x = Math.Abs(", "action.Length > 0 ? default : ", 70, "1", "", ");")]
    [InlineData("double x = ", "action.Length switch { 1 => default, _ => ", 25, "1", "}", ";")]
    [InlineData("double x = 1; bool y = ", "x < (x < ", 0, "1", "", " < 2;")]
    [InlineData("int a = 1, b = 1; bool x = ", "a < b == ", 60, "true", "", ";")]
    [InlineData("", "{", 28, "", "}", "")]
    [InlineData("", "if (action.Length > 0) ", 60, ";", "", "")]
    [InlineData("double x = ", "(action.Length > 0 ? (1, ", 10, "1", ").Item2 : 1)", ";")]
    public void Compile_DeepestNesting_IsQuick(string start, string open, int times, string middle, string close, string end)
    {
        long begin = Stopwatch.GetTimestamp();
        string body = start + string.Concat(Enumerable.Repeat(open, times)) + middle + string.Concat(Enumerable.Repeat(close, times)) + end;
        ProgramCompiler.Compile(Source(body + "\nterms.Add(\"x\", 1);")).Program?.Dispose();
        Assert.InRange(Stopwatch.GetElapsedTime(begin).TotalSeconds, 0, 20);
    }

    [Fact]
    public void Dispose_NobodyRunsIt_UnloadsTheCode()
    {
        WeakReference code = RunAndForget();
        for (int i = 0; code.IsAlive && i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(code.IsAlive);
    }

    [Fact]
    public void HashOf_OtherLineEnds_IsTheSame()
    {
        Assert.Equal(ProgramCompiler.HashOf("a\nb"), ProgramCompiler.HashOf("\uFEFFa\r\nb"));
        Assert.NotEqual(ProgramCompiler.HashOf("a\nb"), ProgramCompiler.HashOf("a b"));
        Assert.Matches("^[0-9a-f]{64}$", ProgramCompiler.HashOf(""));
    }

    [Fact]
    public void Compile_Twice_GivesTheSameProblemsInTheOrderOfTheText()
    {
        string source = Source("double[] a = { 1 };\nthrow null;\nlock (terms) { }");
        IReadOnlyList<ProgramProblem> problems = ProgramCompiler.Compile(source).Problems;
        Assert.Equal([9, 10, 11], problems.Select(static p => p.Line).Distinct());
        Assert.Equal(problems, ProgramCompiler.Compile(source).Problems);
    }

    [Fact]
    public void Try_WorldThatChanges_IsNondeterministic()
    {
        using CompiledProgram program = Compiled("terms.Add(\"x\", action[0]);");
        using RestlessStates states = new();
        Assert.Equal(ProgramRule.Nondeterministic, Assert.Single(states.Try(program, SmokeLimits.Default).Problems).Rule);
    }

    [Fact]
    public void Try_TooFewStates_IsTheCallersFault()
    {
        using CompiledProgram program = Compiled("terms.Add(\"x\", action[0]);");
        using FakeStates<FakeManipulation> states = new(new FakeManipulation(), 4, count: 99);
        Assert.Contains("99 recorded states", Assert.Throws<ArgumentException>(() => states.Try(program, SmokeLimits.Default)).Message, StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunAndForget()
    {
        using CompiledProgram program = Compiled("terms.Add(\"x\", 1);");
        IRewardProgram<IWorld> running = program.Create<IWorld>();
        running.Evaluate(new FakeManipulation(), [0], new RewardTerms(program.Terms));
        return new WeakReference(running.GetType().Assembly);
    }

    private static CompiledProgram Compiled(string body)
    {
        CompilationResult result = ProgramCompiler.Compile(Source(body));
        Assert.True(result.Program is not null, string.Join('\n', result.Problems));
        return result.Program!;
    }

    /// <summary>The body begins in line 9.</summary>
    private static string Source(string body) => $$"""
        using System;
        using RoboIrl.Core.Geometry;
        using RoboIrl.Core.RewardPrograms;

        public sealed class Program : IRewardProgram<IWorld>
        {
            public void Evaluate(IWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
            {
        {{body}}
            }
        }
        """;

    /// <summary>A recording whose actions change each time they are shown.</summary>
    private sealed class RestlessStates : RecordedStates<IWorld>
    {
        private readonly double[] _action = [0];

        public override int Count => 100;

        public override IWorld View { get; } = new FakeManipulation();

        public override ReadOnlySpan<double> Action => _action;

        public override string Describe(int index) => $"restless, {index}";

        public override void Show(int index) => _action[0] += 1e-3;

        protected override void Dispose(bool disposing)
        {
        }
    }
}
