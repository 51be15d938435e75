using Microsoft.CodeAnalysis;
using RoboIrl.Core.Geometry;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>Which types the values in a program may have.</summary>
internal static class AllowedTypes
{
    /// <summary>Whether a type may be used, its type arguments included.</summary>
    /// <param name="type">Any type.</param>
    /// <param name="program">The compilation; its own class may be used.</param>
    public static bool Contains(ITypeSymbol type, Compilation program)
    {
        if (type is not INamedTypeSymbol { IsAnonymousType: false, TypeKind: TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Class } named)
        {
            return false; // arrays, pointers, delegates, dynamic, type parameters
        }

        if (SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, program.Assembly))
        {
            return true; // the class of the program: nothing else is declared
        }

        // A tuple of eight is a tuple of seven and a rest: not on the list. Tuples hold no tuples: their size would double with each step.
        return !(named.IsTupleType && named.TypeArguments.Any(static argument => argument.IsTupleType))
            && AllowedMembers.HasType(named.ContainingAssembly?.Name ?? "", FullName(named))
            && named.TypeArguments.All(argument => Contains(argument, program))
            && (named.ContainingType is null || Contains(named.ContainingType, program));
    }

    /// <summary>Whether a <c>stackalloc</c> may have elements of a type: none is larger than a <see cref="Vec3"/>, 24 bytes.</summary>
    public static bool MayBeStackAllocated(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Int32 or SpecialType.System_Boolean
        || (type is INamedTypeSymbol named && named.ContainingAssembly?.Name == AllowedMembers.ContractAssembly && FullName(named) == typeof(Vec3).FullName);

    /// <summary>The name that the type has in metadata: <c>System.Span`1+Enumerator</c>.</summary>
    public static string FullName(INamedTypeSymbol type)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        string prefix = definition.ContainingType is { } outer ? FullName(outer) + "+"
            : definition.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." : "";
        return prefix + definition.MetadataName;
    }
}
