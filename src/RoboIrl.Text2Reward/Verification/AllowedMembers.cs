using System.Collections.Frozen;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>The types and members that a reward program may use, by the names that they have in metadata.</summary>
/// <remarks>
/// One table for both checks: of the symbols that the compiler resolved (<see cref="SymbolRules"/>) and of what it wrote
/// (<see cref="EmittedRules"/>). Overloads need no list of their own: a parameter of a type that is not here cannot be given.
/// </remarks>
internal static class AllowedMembers
{
    private static readonly FrozenSet<string> OfObject = new[] { "ToString", "GetHashCode", "Equals", "GetType", "PrintMembers", "MemberwiseClone", "Finalize", "ReferenceEquals" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Functions =
    [
        "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "Cbrt", "Ceiling", "Clamp", "CopySign", "Cos", "Cosh", "Exp", "Floor",
        "FusedMultiplyAdd", "IEEERemainder", "Ieee754Remainder", "Log", "Log10", "Log2", "Max", "MaxMagnitude", "Min", "MinMagnitude", "Pow", "Round",
        "Sign", "Sin", "SinCos", "Sinh", "Sqrt", "Tan", "Tanh", "Truncate",
    ];

    private static readonly string[] OfReals =
    [
        .. Functions, "Hypot", "Lerp", "DegreesToRadians", "RadiansToDegrees", "IsNaN", "IsFinite", "IsInfinity", "IsNegativeInfinity", "IsPositiveInfinity",
        "IsNegative", "IsPositive",
    ];

    private static readonly string[] OfIntegers = ["Abs", "Clamp", "Max", "Min", "Sign", "IsNegative", "IsPositive", "IsEvenInteger", "IsOddInteger"];

    /// <summary>Members by the full name of their type; a contract's type has no row: all of it may be used but for <see cref="OfObject"/>.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Rows = new Dictionary<string, string[]>
    {
        ["System.Math"] = Functions,
        ["System.MathF"] = Functions,
        ["System.Double"] = OfReals,
        ["System.Single"] = OfReals,
        ["System.Int32"] = OfIntegers,
        ["System.Int64"] = OfIntegers,
        ["System.Span`1"] = ["get_Length", "get_Item", "get_IsEmpty", "Slice", "Fill", "Clear", "GetEnumerator", "op_Implicit"],
        ["System.Span`1+Enumerator"] = ["MoveNext", "get_Current"],
        ["System.ReadOnlySpan`1"] = ["get_Length", "get_Item", "get_IsEmpty", "Slice", "GetEnumerator"],
        ["System.ReadOnlySpan`1+Enumerator"] = ["MoveNext", "get_Current"],
    }.ToFrozenDictionary(static row => row.Key, static row => row.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Values = new[]
    {
        "System.Void", "System.Boolean", "System.Int32", "System.Int64", "System.Single", "System.Double", "System.MidpointRounding",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Full names of the contract's types.</summary>
    public static FrozenSet<string> Contract { get; } = RewardContract.Types.Select(static t => t.FullName!).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The assembly that holds the contract.</summary>
    public static string ContractAssembly { get; } = typeof(RewardContract).Assembly.GetName().Name!;

    /// <summary>The full name of the interface that a program implements; it may not be called.</summary>
    public static string Program { get; } = typeof(IRewardProgram<>).FullName!;

    /// <summary>Whether values of a type may be used; type arguments are looked at by the caller.</summary>
    /// <param name="assembly">Name of the assembly that has the type.</param>
    /// <param name="type">Full name, with arity.</param>
    public static bool HasType(string assembly, string type) => assembly == ContractAssembly ? Contract.Contains(type) : IsTuple(type) || Values.Contains(type) || Rows.ContainsKey(type);

    /// <summary>Whether a method or the accessor of a property may be called.</summary>
    /// <param name="assembly">Name of the assembly that has the type.</param>
    /// <param name="type">Full name, with arity.</param>
    /// <param name="member">The method's name: <c>get_Length</c>, <c>op_Addition</c>, <c>.ctor</c>.</param>
    public static bool HasMethod(string assembly, string type, string member) => assembly == ContractAssembly
        ? Contract.Contains(type) && type != Program && !OfObject.Contains(member) && !member.StartsWith("set_", StringComparison.Ordinal)
        : Rows.TryGetValue(type, out FrozenSet<string>? members) && members.Contains(member);

    /// <summary>Whether a type is a tuple of values.</summary>
    public static bool IsTuple(string type) => type is "System.ValueTuple`2" or "System.ValueTuple`3" or "System.ValueTuple`4" or "System.ValueTuple`5" or "System.ValueTuple`6" or "System.ValueTuple`7";

    /// <summary>What to use instead of something that is not on the list.</summary>
    /// <param name="type">The type whose member was tried.</param>
    public static string Instead(string type) => type switch
    {
        "System.Math" or "System.MathF" => $"Of Math use: {string.Join(", ", Functions)}, PI.",
        _ when Rows.TryGetValue(type, out FrozenSet<string>? members) =>
            $"Of it use: {string.Join(", ", members.Select(static m => m.Replace("get_", "", StringComparison.Ordinal)).Where(static m => char.IsAsciiLetterUpper(m[0])).Order(StringComparer.Ordinal))}.",
        _ => "Use the types of the listing, double, int, bool, Math, Span and tuples only.",
    };
}
