using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Prompts;
using Xunit;

namespace RoboIrl.Text2Reward.Tests.Prompts;

/// <summary>The listing, read by the compiler's parser, against the binary, read by the compiler from its metadata.</summary>
public sealed class ContractListingTests
{
    private static readonly Compilation Binary = CSharpCompilation.Create("listing", [], PlainCompiler.References);

    private static readonly string[] Kinds = ["manipulation", "hopper", "ant", "named"];

    public static TheoryData<string> Worlds() => [.. Kinds];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Write_AnyWorld_DeclaresWhatTheBinaryHasAndNothingElse(string world)
    {
        string listing = ContractListing.Write(Environment(world));
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(listing).GetCompilationUnitRoot();

        Assert.Empty(root.GetDiagnostics());
        Assert.NotEmpty(root.Members);
        Assert.All(root.Members, declared =>
        {
            INamedTypeSymbol type = Symbol(((BaseTypeDeclarationSyntax)declared).Identifier.Text);
            Assert.Equal(type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Select(Name).Where(static b => b != nameof(IWorld)) : [], ((BaseTypeDeclarationSyntax)declared).BaseList?.Types.Select(static b => b.ToString()) ?? []);
            Assert.Equal(Members(type).Order(StringComparer.Ordinal), Members((BaseTypeDeclarationSyntax)declared).Order(StringComparer.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Write_AnyWorld_ExplainsEveryMember(string world)
    {
        string[] lines = ContractListing.Write(Environment(world)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines.Where(static line => line.StartsWith("    ", StringComparison.Ordinal)), static line => Assert.Matches(@"// \S.+\S", line));
    }

    [Fact]
    public void Write_AllWorlds_ShowEveryTypeOfTheContract()
    {
        string all = string.Concat(Kinds.Select(static world => ContractListing.Write(Environment(world))));

        Assert.All(
            RewardContract.Types.Where(static type => type != typeof(IRewardProgram<>) && type != typeof(IWorld)),
            type => Assert.Contains($" {type.Name}", all, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_AMemberThatTheEnvironmentLacks_LeavesItAndWhatItAloneNeedsOut()
    {
        RewardEnvironment without = SampleEnvironments.Drawer with
        {
            Absent = new HashSet<string>(StringComparer.Ordinal) { SampleEnvironments.Key("Second"), SampleEnvironments.Key("Part") },
        };
        string listing = ContractListing.Write(without);

        Assert.DoesNotContain(" Second ", listing, StringComparison.Ordinal);
        Assert.DoesNotContain("IArticulatedPart", listing, StringComparison.Ordinal);
        Assert.Contains("ITaskObject Object", listing, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ANote_StandsAtItsMember()
    {
        string line = Assert.Single(ContractListing.Write(SampleEnvironments.Drawer).Split('\n'), static line => line.Contains("ITaskObject Object ", StringComparison.Ordinal));

        Assert.EndsWith("Here: middle of the drawer's handle.", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_UnitsAndRanges_AreThoseOfTheDocumentation()
    {
        string listing = ContractListing.Write(SampleEnvironments.Drawer);

        Assert.Contains("double GripperOpening { get; } // How far the gripper is open, in [0, 1]: 1 is wide open", listing, StringComparison.Ordinal);
        Assert.Contains("Vec3 Velocity { get; } // Velocity of the middle between the two fingertips, m/s.", listing, StringComparison.Ordinal);
    }

    private static RewardEnvironment Environment(string world) => world switch
    {
        "manipulation" => SampleEnvironments.WithEverything,
        "hopper" => SampleEnvironments.Hopper,
        "ant" => SampleEnvironments.Ant,
        _ => SampleEnvironments.Named,
    };

    private static INamedTypeSymbol Symbol(string name) =>
        Binary.GetTypeByMetadataName("RoboIrl.Core.RewardPrograms." + name) ?? Binary.GetTypeByMetadataName("RoboIrl.Core.Geometry." + name)!;

    private static List<string> Members(BaseTypeDeclarationSyntax declared)
    {
        List<string> members = [];
        members.AddRange(declared is TypeDeclarationSyntax { ParameterList: { } positional } ? positional.Parameters.Select(static p => $"{p.Type} {p.Identifier}") : []);
        members.AddRange(declared is EnumDeclarationSyntax choice ? choice.Members.Select(static m => m.Identifier.Text) : []);
        foreach (MemberDeclarationSyntax member in declared is TypeDeclarationSyntax type ? type.Members : default)
        {
            members.Add(member switch
            {
                PropertyDeclarationSyntax p => $"{Static(p.Modifiers)}{p.Type} {p.Identifier}",
                MethodDeclarationSyntax m => $"{Static(m.Modifiers)}{m.ReturnType} {m.Identifier}({Parameters(m.ParameterList)})",
                OperatorDeclarationSyntax o => $"{Static(o.Modifiers)}{o.ReturnType} {o.OperatorToken}({Parameters(o.ParameterList)})",
                _ => "unexpected: " + member,
            });
        }

        return members;
    }

    private static IEnumerable<string> Members(INamedTypeSymbol type)
    {
        bool isRecord = type.TypeKind == TypeKind.Struct;
        IMethodSymbol? positional = isRecord ? type.InstanceConstructors.Where(static c => c.DeclaredAccessibility == Accessibility.Public).MaxBy(static c => c.Parameters.Length) : null;
        IEnumerable<INamedTypeSymbol> sources = type.TypeKind == TypeKind.Interface ? [type, .. type.AllInterfaces.Where(static b => b.Name == nameof(IWorld))] : [type];
        foreach (ISymbol member in sources.SelectMany(static source => source.GetMembers()).Where(static m => m.DeclaredAccessibility == Accessibility.Public && !m.IsImplicitlyDeclared))
        {
            bool ofEveryRecord = isRecord && member.GetAttributes().Any(static a => a.AttributeClass?.Name == "CompilerGeneratedAttribute");
            string? text = member switch
            {
                IFieldSymbol { IsConst: true } field => field.Name,
                IPropertySymbol property => positional?.Parameters.Any(p => p.Name == property.Name) == true ? $"{Name(property.Type)} {property.Name}" : $"{(property.IsStatic ? "static " : "")}{Name(property.Type)} {property.Name}",
                IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } method when !ofEveryRecord => $"static {Name(method.ReturnType)} {Operator(method.Name)}({Parameters(method)})",
                IMethodSymbol { MethodKind: MethodKind.Ordinary } method when !ofEveryRecord => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
                _ => null,
            };
            if (text is not null)
            {
                yield return text;
            }
        }
    }

    private static string Operator(string name) => name switch
    {
        "op_Addition" => "+",
        "op_Subtraction" or "op_UnaryNegation" => "-",
        "op_Multiply" => "*",
        _ => name,
    };

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Parameters(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(static p => $"{Name(p.Type)} {p.Name}"));

    private static string Parameters(ParameterListSyntax list) => string.Join(", ", list.Parameters.Select(static p => $"{p.Type} {p.Identifier}"));

    private static string Static(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.StaticKeyword) ? "static " : "";
}
