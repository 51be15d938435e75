using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoboIrl.Core.Text;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>Turns the compiler's errors into problems that say what there is instead.</summary>
internal static class CompilerErrors
{
    private const int MostNames = 30;

    /// <summary>Adds every error.</summary>
    /// <param name="errors">What the compiler said; warnings are left out.</param>
    /// <param name="model">To look up what would have been right; null where the text could not be parsed.</param>
    /// <param name="problems">Takes them.</param>
    public static void Report(IEnumerable<Diagnostic> errors, SemanticModel? model, ProblemList problems)
    {
        foreach (Diagnostic error in errors.Where(static e => e.Severity == DiagnosticSeverity.Error))
        {
            string message = Excerpt.Of(error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), 240).TrimEnd('.');
            problems.Add(model is null ? ProgramRule.Syntax : ProgramRule.Compile, error.Location, $"{error.Id}: {message}.", Instead(error, model));
        }
    }

    private static string Instead(Diagnostic error, SemanticModel? model) => error.Id switch
    {
        "CS1061" or "CS0117" when model is not null => Members(error, model),
        "CS0103" or "CS0246" or "CS0234" => "Use names of the listing, Math, and what the program itself declares.",
        "CS0535" or "CS0738" => "Write exactly 'public void Evaluate(WORLD world, ReadOnlySpan<double> action, IRewardTerms terms)' with the world of the listing.",
        "CS1501" or "CS1503" or "CS7036" or "CS1739" => "Look up the parameters in the listing.",
        "CS0029" or "CS0266" => "Use double for numbers and Vec3 for places; convert with (double)x or (int)x.",
        "CS0019" => "Compare and add numbers with numbers, and vectors with vectors.",
        "CS0165" or "CS0269" => "Give it a value first, on every path.",
        "CS0161" => "Return a value on every path.",
        "CS0214" or "CS0227" => "Write Span<double> x = stackalloc double[4]; with the type in front.",
        _ => "Mend it.",
    };

    /// <summary>The members that the type in front of the dot has.</summary>
    private static string Members(Diagnostic error, SemanticModel model)
    {
        MemberAccessExpressionSyntax? access = model.SyntaxTree.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<MemberAccessExpressionSyntax>();
        ITypeSymbol? type = access is null ? null : model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol;
        if (type is not INamedTypeSymbol named)
        {
            return "Use the members of the listing.";
        }

        string[] names = [.. MembersOf(named).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostNames)];
        string hint = NearMiss.Suggest(access!.Name.Identifier.ValueText, names) is { } near ? $"Did you mean '{near}'? " : "";
        return names.Length == 0 ? "It has nothing that a program may use." : $"{hint}It has: {string.Join(", ", names)}.";
    }

    private static IEnumerable<string> MembersOf(INamedTypeSymbol type) =>
        from owner in type.AllInterfaces.Prepend(type)
        from member in owner.GetMembers()
        where member.DeclaredAccessibility == Accessibility.Public && member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => Has(method),
            IPropertySymbol { IsIndexer: false, GetMethod: { } getter } => Has(getter),
            IFieldSymbol field => field.IsConst,
            _ => false,
        }
        select member.Name;

    private static bool Has(IMethodSymbol method) =>
        AllowedMembers.HasMethod(method.ContainingAssembly.Name, AllowedTypes.FullName(method.ContainingType.OriginalDefinition), method.MetadataName);
}
