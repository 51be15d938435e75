using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Verification;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

/// <summary>The last check on its own: programs that would have got past every check of the text.</summary>
public sealed class EmittedRulesTests
{
    [Theory]
    [InlineData("public static void F() => System.IO.File.Delete(\"x\");", "System.IO.File.Delete")]
    [InlineData("public static void F() => System.Environment.Exit(1);", "System.Environment.Exit")]
    [InlineData("public static string F(object o) => o.ToString();", "System.Object.ToString")]
    [InlineData("public static System.Type F(object o) => o.GetType();", "System.Object.GetType")]
    [InlineData("public static double State;", "the field P.State")]
    [InlineData("public double State;", "the field P.State")]
    [InlineData("public static double F() => State; private static double State = 2;", ".cctor")]
    [InlineData("public static double[] F() => new double[3];", "newarr")]
    [InlineData("public static object F() => 1.0;", "box")]
    [InlineData("public static double F(object x) => (double)x;", "unbox.any")]
    [InlineData("public static P F(object x) => (P)x;", "castclass")]
    [InlineData("public static bool F(object x) => x is P;", "isinst")]
    [InlineData("public static P F() => new P();", "newobj")]
    [InlineData("public static void F() => throw null;", "throw")]
    [InlineData("public static void F() { try { } finally { F(); } }", "try and catch")]
    [InlineData("public static System.Func<double> F() => () => 1;", "System.Func")]
    [InlineData("public static System.Type F() => typeof(P);", "System.Type")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] public static extern int getpid();", "getpid, which has no body")]
    [InlineData("~P() { }", "P.Finalize")]
    [InlineData("public double Best { get; set; }", "table Property")]
    [InlineData("public static T F<T>(T x) => x;", "table GenericParam")]
    [InlineData("public static void F(RoboIrl.Core.RewardPrograms.IRewardProgram<RoboIrl.Core.RewardPrograms.IWorld> p) => p.Evaluate(default, default, default);", "IRewardProgram`1.Evaluate")]
    [InlineData("public static void F() { var r = new RoboIrl.Core.Randomness.Rng(1, 2); r.NextDouble(); }", "RoboIrl.Core.Randomness.Rng")]
    [InlineData("public static void F(RoboIrl.Core.RewardPrograms.IWorld w) => ((RoboIrl.Core.RewardPrograms.IHopperWorld)w).ToString();", "castclass")]
    [InlineData("public static int F(string s) => s.Length;", "System.String.get_Length")]
    [InlineData("public static unsafe double F(double* p) => System.Runtime.CompilerServices.Unsafe.Read<double>(p);", "System.Runtime.CompilerServices.Unsafe")]
    [InlineData("public static unsafe int F(delegate*<int> f) => f();", "calli")]
    [InlineData("public static System.Collections.Generic.IEnumerable<int> F() { yield return 1; }", "System.Collections")]
    [InlineData("public static double F(double x) => x < 0 ? 0 : F(x - 1);", "F, which can call itself")]
    [InlineData("public static double F(double x) => G(x); public static double G(double x) => F(x);", "G, which can call itself")]
    [InlineData("[System.Runtime.CompilerServices.SkipLocalsInit] public static unsafe double F() { System.Span<double> x = stackalloc double[3]; return x[1]; }", "memory that is not cleared in P.F")]
    [InlineData("public static async void F() => await System.Threading.Tasks.Task.Yield();", "System.Threading.Tasks.Task")]
    public void Check_HostileAssembly_IsRefused(string members, string expected)
    {
        ProblemList problems = new();
        EmittedRules.Check(Emit($"public sealed class P {{ {members} }}"), problems);
        Assert.All(problems.Problems, static p => Assert.Equal(ProgramRule.Emitted, p.Rule));
        Assert.Contains(problems.Problems, p => p.Found.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public static double F(System.ReadOnlySpan<double> x) { double s = 0; foreach (double a in x) s += System.Math.Abs(a); return s; }")]
    [InlineData("public static double F() { System.Span<double> x = stackalloc double[] { 1, 2, 3 }; return x[1]; }")]
    [InlineData("public static (double, int) F() { int n = 1; void G() => n++; G(); return (2.0, n); }")]
    public void Check_HarmlessAssembly_Passes(string members)
    {
        ProblemList problems = new();
        EmittedRules.Check(Emit($"public sealed class P {{ {members} }}"), problems);
        Assert.Empty(problems.Problems);
    }

    private static byte[] Emit(string source)
    {
        using MemoryStream image = new();
        Assert.True(CSharpCompilation.Create("P", [CSharpSyntaxTree.ParseText(source)], References.ForRewritten, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: source.Contains("unsafe", StringComparison.Ordinal))).Emit(image).Success);
        return image.ToArray();
    }
}
