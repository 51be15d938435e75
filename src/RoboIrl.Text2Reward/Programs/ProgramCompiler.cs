using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>
/// Compiles reward programs, which are hostile until shown otherwise: scan of the text, syntax allow-list, the compiler, symbol
/// allow-list, bounds written into loops, check of what was emitted. Nothing of a program runs here.
/// </summary>
/// <remarks>
/// Verification keeps a program from reaching anything and from running for ever; it is no proof against faults of the compiler and the
/// runtime. So a program first runs in a process of its own (<see cref="Sandbox.ProgramWorker"/>).
/// </remarks>
public static class ProgramCompiler
{
    /// <summary>What a stack trace calls the author's text.</summary>
    internal const string FileName = "reward.cs";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp13, DocumentationMode.None, SourceCodeKind.Regular);

    private static readonly CSharpCompilationOptions Compiling = new(
        OutputKind.DynamicallyLinkedLibrary,
        checkOverflow: false,
        allowUnsafe: false,
        nullableContextOptions: NullableContextOptions.Disable,
        concurrentBuild: false,
        deterministic: true);

    /// <summary>Verifies and compiles a program.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="limits">How large it may be.</param>
    /// <param name="stop">Gives up between the compiler's steps.</param>
    /// <returns>The program, or what is wrong with it, the first <see cref="ProgramProblem.Most"/> problems.</returns>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    public static CompilationResult Compile(string source, SourceLimits? limits = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        limits ??= SourceLimits.Default;
        string text = SourceScan.Normalize(source);
        IReadOnlyList<ProgramProblem> found = SourceScan.Check(text, limits);
        return found.Count > 0 ? new CompilationResult(null, found) : BigStack.Run(() => CompileScanned(text, limits, OptimizationLevel.Release, stop));
    }

    /// <summary>The same program, slow, so that an exception names the line that it comes from.</summary>
    /// <param name="program">A verified program.</param>
    /// <returns>Null where there is none; the caller's to dispose of.</returns>
    internal static CompiledProgram? CompileForLines(CompiledProgram program) =>
        BigStack.Run(() => CompileScanned(program.Source, SourceLimits.Default, OptimizationLevel.Debug, CancellationToken.None)).Program;

    /// <summary>The name under which a program's results are kept: of its text, with one kind of line end.</summary>
    /// <param name="source">Its text.</param>
    /// <returns>64 hexadecimal digits (SHA-256).</returns>
    public static string HashOf(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SourceScan.Normalize(source))));
    }

    private static CompilationResult CompileScanned(string text, SourceLimits limits, OptimizationLevel level, CancellationToken stop)
    {
        ProblemList problems = new();
        SyntaxTree tree = Parse(text, stop);
        CompilerErrors.Report(tree.GetDiagnostics(stop), null, problems);
        if (problems.IsEmpty)
        {
            SyntaxRules.Check((CompilationUnitSyntax)tree.GetRoot(stop), limits, problems);
        }

        if (!problems.IsEmpty || ProgramShape.Of((CompilationUnitSyntax)tree.GetRoot(stop), problems) is not { } shape)
        {
            return new CompilationResult(null, problems.Problems);
        }

        string hash = HashOf(text);
        CSharpCompilation compilation = CSharpCompilation.Create("RewardProgram-" + hash[..16], [tree], References.ForAuthors, Compiling.WithOptimizationLevel(level));
        SemanticModel model = compilation.GetSemanticModel(tree);
        CompilerErrors.Report(compilation.GetDiagnostics(stop), model, problems);
        if (!problems.IsEmpty || shape.WorldOf(model, problems) is not { } world)
        {
            return new CompilationResult(null, problems.Problems);
        }

        SymbolRules rules = SymbolRules.Check(shape.Class, model, problems);
        if (problems.IsEmpty && rules.Terms.Count == 0)
        {
            problems.Add(ProgramRule.Shape, shape.Evaluate.Identifier, "The program adds no term.", "Call terms.Add(\"name\", value) at least once.");
        }

        return problems.IsEmpty && Emit(compilation, tree, FuelRewriter.Rewrite(shape.Class, shape.Evaluate), problems, stop) is var (image, symbols)
            ? new CompilationResult(new CompiledProgram(text, hash, shape.Name, world, [.. rules.Terms], image, symbols), [])
            : new CompilationResult(null, problems.Problems);
    }

    private static SyntaxTree Parse(string text, CancellationToken stop) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Parsing, FileName, stop);

    private static (byte[] Image, byte[] Symbols)? Emit(CSharpCompilation compilation, SyntaxTree tree, string rewritten, ProblemList problems, CancellationToken stop)
    {
        using MemoryStream image = new(), symbols = new();
        EmitResult emitted = compilation.WithReferences(References.ForRewritten).ReplaceSyntaxTree(tree, Parse(rewritten, stop))
            .Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: stop);
        if (!emitted.Success)
        {
            // The text as its author wrote it compiles: this is ours, and it must not pass for a fault of the program.
            throw new InvalidOperationException("The bounds could not be written into the program: " + string.Join(" ", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Take(3)));
        }

        byte[] bytes = image.ToArray();
        EmittedRules.Check(bytes, problems);
        return problems.IsEmpty ? (bytes, symbols.ToArray()) : null;
    }
}
