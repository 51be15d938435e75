using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>The parts of a program that is one class with the contract's one method.</summary>
/// <param name="Class">The class.</param>
/// <param name="Evaluate">The method that is called from outside.</param>
internal sealed record ProgramShape(ClassDeclarationSyntax Class, MethodDeclarationSyntax Evaluate)
{
    private const string Example = "public sealed class MyReward : IRewardProgram<IManipulationWorld> { public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms) { ... } }";

    /// <summary>The class's name.</summary>
    public string Name => Class.Identifier.ValueText;

    /// <summary>Finds the parts; null, with problems, where something is missing or too much.</summary>
    public static ProgramShape? Of(CompilationUnitSyntax root, ProblemList problems)
    {
        ClassDeclarationSyntax[] classes = [.. root.Members.OfType<ClassDeclarationSyntax>()];
        if (classes is not [var only])
        {
            problems.Add(ProgramRule.Shape, classes.ElementAtOrDefault(1)?.GetLocation(), $"There are {classes.Length} classes; expected one.", $"Write: {Example}");
            return null;
        }

        string name = only.Identifier.ValueText;
        if (name is "System" or "RoboIrl")
        {
            problems.Add(ProgramRule.Shape, only.Identifier, $"The class has the name of the namespace {name}.", "Choose another name.");
        }

        foreach (SyntaxToken declared in only.DescendantNodes().Select(NameOf).Where(declared => declared.ValueText == name))
        {
            // 'Name.F(x)' shall be the class's own function wherever it stands: the bounds are written in by the text.
            problems.Add(ProgramRule.Shape, declared, $"Something else has the name of the class, '{Excerpt.Of(name)}'.", "Choose another name for it, beginning with a small letter.");
        }

        if (only.BaseList is not { Types: [{ Type: GenericNameSyntax { Identifier.ValueText: "IRewardProgram" } }] })
        {
            problems.Add(ProgramRule.Shape, only.Identifier, "The class does not implement IRewardProgram and nothing else.", $"Write: {Example}");
        }

        if (only.ParameterList is { } parameters)
        {
            problems.Add(ProgramRule.Shape, parameters, "The class has parameters: they would be remembered between evaluations.", "Write constants, or locals in Evaluate.");
        }

        MethodDeclarationSyntax[] entries = [.. only.Members.OfType<MethodDeclarationSyntax>().Where(static m => m.Identifier.ValueText == "Evaluate")];
        if (entries is not [var evaluate])
        {
            problems.Add(ProgramRule.Shape, only.Identifier, $"The class has {entries.Length} methods 'Evaluate'; expected one.", $"Write: {Example}");
            return null;
        }

        return problems.IsEmpty ? new ProgramShape(only, evaluate) : null;
    }

    /// <summary>The world that the program rewards; null, with problems, where it is none of the contract's.</summary>
    public Type? WorldOf(SemanticModel model, ProblemList problems)
    {
        INamedTypeSymbol? contract = model.GetDeclaredSymbol(Class)!.Interfaces is [{ TypeArguments: [INamedTypeSymbol] } implemented] ? implemented : null;
        Type? world = contract is null || AllowedTypes.FullName(contract) != AllowedMembers.Program
            ? null
            : RewardContract.Types.FirstOrDefault(t => t.IsInterface && t.IsAssignableTo(typeof(IWorld)) && t.FullName == AllowedTypes.FullName((INamedTypeSymbol)contract.TypeArguments[0]));
        if (world is null)
        {
            problems.Add(ProgramRule.Shape, Class.Identifier, "The class implements no IRewardProgram of a world of the listing.", $"Write: {Example}");
        }

        return world;
    }

    /// <summary>The name that a node below the class declares; an empty token where it declares none.</summary>
    private static SyntaxToken NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier,
        SingleVariableDesignationSyntax variable => variable.Identifier,
        ForEachStatementSyntax loop => loop.Identifier,
        ParameterSyntax parameter => parameter.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        _ => default,
    };
}
