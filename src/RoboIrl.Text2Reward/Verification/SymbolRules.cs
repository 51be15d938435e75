using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>Checks every symbol, type and conversion of a program that compiles, those too that the compiler put in by itself.</summary>
internal sealed class SymbolRules
{
    private readonly SemanticModel _model;
    private readonly ProblemList _problems;

    private SymbolRules(SemanticModel model, ProblemList problems) => (_model, _problems) = (model, problems);

    /// <summary>The calls, and the strings that are given to the contract.</summary>
    public CallGraph Calls { get; } = new();

    /// <summary>Names of terms in the order of the text, each once.</summary>
    public List<string> Terms { get; } = [];

    /// <summary>Checks a program.</summary>
    /// <param name="program">Its class.</param>
    /// <param name="model">Of a compilation without errors.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static SymbolRules Check(ClassDeclarationSyntax program, SemanticModel model, ProblemList problems)
    {
        SymbolRules rules = new(model, problems);
        foreach (SimpleNameSyntax name in program.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            rules.Name(name);
        }

        foreach (MemberDeclarationSyntax member in program.Members)
        {
            rules.Declaration(member);
        }

        foreach (SyntaxNode allocation in program.DescendantNodes().Where(IsStackAllocation))
        {
            rules.StackElement(allocation);
        }

        rules.Calls.ReportCycles(problems);
        return rules;
    }

    private void Name(SimpleNameSyntax name)
    {
        switch (_model.GetSymbolInfo(name).Symbol)
        {
            case ITypeSymbol type when !AllowedTypes.Contains(type, _model.Compilation) && type.ToDisplayString() is not ("System.Math" or "System.MathF"):
                RefuseType(name, type);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } method:
                Method(name, method);
                break;
            case IEventSymbol or IDynamicTypeSymbol or IPreprocessingSymbol:
                RefuseSymbol(name, _model.GetSymbolInfo(name).Symbol!);
                break;
        }
    }

    private void Declaration(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case MethodDeclarationSyntax method:
                Signature(method, _model.GetDeclaredSymbol(method)!);
                Walk(_model.GetOperation(method));
                break;
            case FieldDeclarationSyntax field:
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                {
                    Type(variable, ((IFieldSymbol)_model.GetDeclaredSymbol(variable)!).Type);
                    Walk(variable.Initializer is null ? null : _model.GetOperation(variable.Initializer));
                }

                break;
            default:
                _problems.Add(ProgramRule.Construct, member, "This member may not be used.", "Write methods and constants only.");
                break;
        }
    }

    private void Signature(SyntaxNode where, IMethodSymbol method)
    {
        Type(where, method.ReturnType);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Type(parameter.DeclaringSyntaxReferences[0].GetSyntax(), parameter.Type);
        }
    }

    private void Walk(IOperation? body)
    {
        foreach (IOperation operation in body?.DescendantsAndSelf() ?? [])
        {
            if (_problems.IsFull)
            {
                return;
            }

            Operation(operation);
        }
    }

    private void Operation(IOperation operation)
    {
        SyntaxNode where = operation.Syntax;
        bool isStackAllocation = operation.Kind == OperationKind.None && IsStackAllocation(where);
        if (!isStackAllocation && !AllowedOperations.Kinds.Contains(operation.Kind))
        {
            _problems.Add(ProgramRule.Construct, where, $"The operation {operation.Kind} may not be used: '{Excerpt.Of(where.ToString())}'.", "Leave it out.");
            return;
        }

        if (!isStackAllocation && operation is not (ILiteralOperation or IArgumentOperation))
        {
            Type(where, operation.Type);
        }

        switch (operation)
        {
            case IInvocationOperation call:
                Method(where, call.TargetMethod);
                Calls.Add(call);
                Strings(call);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Creation(where, constructor);
                break;
            case IPropertyReferenceOperation property:
                Accessor(where, property.Property);
                break;
            case IFieldReferenceOperation { Field: { } field } when !IsAllowed(field):
                RefuseSymbol(where, field);
                break;
            case IConversionOperation conversion:
                Conversion(conversion);
                break;
            case ILocalFunctionOperation function:
                Signature(where, function.Symbol);
                break;
            case IVariableDeclaratorOperation variable:
                Type(where, variable.Symbol.Type);
                break;
            case IForEachLoopOperation { Syntax: ForEachStatementSyntax loop }:
                ForEach(loop);
                break;
            default:
                Operator(where, AllowedOperations.OperatorOf(operation));
                break;
        }
    }

    private static bool IsStackAllocation(SyntaxNode node) => node is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax;

    /// <summary>The number of elements is bounded: so is what they take, and how long it takes to fill them, where each of them is small.</summary>
    private void StackElement(SyntaxNode allocation)
    {
        TypeInfo type = _model.GetTypeInfo(allocation);
        ITypeSymbol? element = (type.ConvertedType ?? type.Type) switch
        {
            INamedTypeSymbol { TypeArguments: [var one] } => one, // a span
            IPointerTypeSymbol pointer => pointer.PointedAtType,
            _ => null,
        };
        if (element is null || !AllowedTypes.MayBeStackAllocated(element))
        {
            _problems.Add(
                ProgramRule.Stack,
                allocation,
                $"A stackalloc has elements of the type '{Excerpt.Of(element?.ToDisplayString() ?? "unknown")}'.",
                "Use double, int, bool or Vec3 as elements: Span<double> x = stackalloc double[4];");
        }
    }

    private void Creation(SyntaxNode where, IMethodSymbol constructor)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        if (!type.IsValueType)
        {
            _problems.Add(ProgramRule.Allocation, where, $"'new {Excerpt.Of(type.ToDisplayString())}' allocates memory.", "Create values such as Vec3 only.");
        }
        else if (!constructor.IsImplicitlyDeclared && !type.IsTupleType)
        {
            Method(where, constructor);
        }
    }

    /// <summary>Calls that a <c>foreach</c> makes by itself; what can be enumerated at all has nothing to dispose of.</summary>
    private void ForEach(ForEachStatementSyntax loop)
    {
        ForEachStatementInfo info = _model.GetForEachStatementInfo(loop);
        foreach (IMethodSymbol? method in (IMethodSymbol?[])[info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty?.GetMethod])
        {
            Operator(loop, method);
        }
    }

    private void Conversion(IConversionOperation conversion)
    {
        if (!AllowedOperations.Allows(conversion.GetConversion()))
        {
            _problems.Add(
                ProgramRule.Conversion,
                conversion.Syntax,
                $"'{Excerpt.Of(conversion.Syntax.ToString())}' is converted from {Excerpt.Of(conversion.Operand.Type?.ToDisplayString() ?? "nothing")} to {Excerpt.Of(conversion.Type?.ToDisplayString() ?? "nothing")}.",
                "Convert numbers only, such as (double)i; the members of a world have the types that they need.");
        }

        Operator(conversion.Syntax, conversion.OperatorMethod);
    }

    private void Accessor(SyntaxNode where, IPropertySymbol property)
    {
        if (property.GetMethod is null || property.IsIndexer && property.Parameters.Length != 1)
        {
            RefuseSymbol(where, property);
            return;
        }

        Method(where, property.GetMethod);
    }

    private void Operator(SyntaxNode where, IMethodSymbol? method)
    {
        if (method is { MethodKind: not MethodKind.BuiltinOperator })
        {
            Method(where, method);
        }
    }

    private void Method(SyntaxNode where, IMethodSymbol method)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        bool own = SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, _model.Compilation.Assembly) && !definition.IsImplicitlyDeclared;
        if (!own && !AllowedMembers.HasMethod(definition.ContainingAssembly?.Name ?? "", AllowedTypes.FullName(definition.ContainingType), definition.MetadataName))
        {
            RefuseSymbol(where, definition);
        }
    }

    private bool IsAllowed(IFieldSymbol field) =>
        field.ContainingType.IsTupleType || (field.IsConst && field.ContainingType is { } type && (AllowedTypes.Contains(type, _model.Compilation) || AllowedTypes.FullName(type) is "System.Math" or "System.MathF"));

    /// <summary>A string goes to the contract as a literal only: what a program names is known before it runs.</summary>
    private void Strings(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments.Where(static a => a.Parameter?.Type.SpecialType == SpecialType.System_String))
        {
            if (argument.Value is not ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } })
            {
                _problems.Add(ProgramRule.Lexical, argument.Syntax, "A name is no string literal.", "Write the name itself: \"reach\".");
            }
            else if (call.TargetMethod.ContainingType.Name == nameof(Core.RewardPrograms.IRewardTerms) && !Terms.Contains(text))
            {
                Term(argument.Syntax, text);
            }
        }
    }

    private void Term(SyntaxNode where, string name)
    {
        Terms.Add(name);
        if (!Core.RewardPrograms.RewardContract.IsTermName(name))
        {
            _problems.Add(ProgramRule.Lexical, where, $"'{Excerpt.Of(name)}' cannot be the name of a term.", "Write lower-case letters, digits and underscores, a letter first, such as \"reach\".");
        }
        else if (Terms.Count == Core.RewardPrograms.RewardContract.MostTerms + 1)
        {
            _problems.Add(ProgramRule.Size, where, $"There are more than {Core.RewardPrograms.RewardContract.MostTerms} different terms.", "Sum up some of them under one name.");
        }
    }

    private void Type(SyntaxNode where, ITypeSymbol? type)
    {
        if (type is not null && !AllowedTypes.Contains(type, _model.Compilation))
        {
            RefuseType(where, type);
        }
    }

    private void RefuseType(SyntaxNode where, ITypeSymbol type) =>
        _problems.Add(ProgramRule.Symbol, where, $"The type '{Excerpt.Of(type.ToDisplayString())}' may not be used.", AllowedMembers.Instead(""));

    private void RefuseSymbol(SyntaxNode where, ISymbol symbol) =>
        _problems.Add(ProgramRule.Symbol, where, $"'{Excerpt.Of(symbol.ToDisplayString())}' may not be used.", AllowedMembers.Instead(symbol.ContainingType is { } type ? AllowedTypes.FullName(type) : ""));
}
