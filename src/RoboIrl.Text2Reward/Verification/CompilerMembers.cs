using System.Collections.Frozen;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>What the compiler itself refers to and writes while it translates an allowed program. No program can name any of it.</summary>
internal static class CompilerMembers
{
    private static readonly FrozenSet<string> Types = new[]
    {
        "System.Object", "System.ValueType", "System.Attribute", "System.RuntimeFieldHandle",
        "System.Diagnostics.DebuggableAttribute", "System.Diagnostics.DebuggableAttribute+DebuggingModes",
        "System.Runtime.CompilerServices.CompilationRelaxationsAttribute", "System.Runtime.CompilerServices.RuntimeCompatibilityAttribute",
        "System.Runtime.CompilerServices.CompilerGeneratedAttribute", "System.Runtime.CompilerServices.TupleElementNamesAttribute",
        "System.Runtime.CompilerServices.IsReadOnlyAttribute", "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute", "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Runtime.CompilerServices.RuntimeHelpers", "System.Runtime.InteropServices.InAttribute",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Methods = new[]
    {
        "System.Object..ctor", "System.Attribute..ctor", "System.Span`1..ctor", "System.ReadOnlySpan`1..ctor", "System.Span`1.op_Implicit",
        "System.Runtime.CompilerServices.RuntimeHelpers.CreateSpan",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Instructions = new[]
    {
        "nop", "dup", "pop", "ret", "call", "callvirt", "newobj", "constrained.", "switch", "ldstr", "ldnull", "ldfld", "ldflda", "stfld", "ldsflda",
        "ldobj", "stobj", "initobj", "sizeof", "ldtoken", "localloc", "cpblk", "initblk", "unaligned.",
        "add", "sub", "mul", "mul.ovf.un", "div", "div.un", "rem", "rem.un", "and", "or", "xor", "shl", "shr", "shr.un", "neg", "not", "ceq", "cgt", "cgt.un", "clt", "clt.un",
        "ldarg", "ldarg.s", "ldarg.0", "ldarg.1", "ldarg.2", "ldarg.3", "ldarga", "ldarga.s", "starg", "starg.s",
        "ldloc", "ldloc.s", "ldloc.0", "ldloc.1", "ldloc.2", "ldloc.3", "ldloca", "ldloca.s", "stloc", "stloc.s", "stloc.0", "stloc.1", "stloc.2", "stloc.3",
        "ldc.i4", "ldc.i4.s", "ldc.i4.m1", "ldc.i4.0", "ldc.i4.1", "ldc.i4.2", "ldc.i4.3", "ldc.i4.4", "ldc.i4.5", "ldc.i4.6", "ldc.i4.7", "ldc.i4.8",
        "ldc.i8", "ldc.r4", "ldc.r8",
        "br", "br.s", "brtrue", "brtrue.s", "brfalse", "brfalse.s", "beq", "beq.s", "bne.un", "bne.un.s", "bge", "bge.s", "bge.un", "bge.un.s",
        "bgt", "bgt.s", "bgt.un", "bgt.un.s", "ble", "ble.s", "ble.un", "ble.un.s", "blt", "blt.s", "blt.un", "blt.un.s",
        "conv.i1", "conv.i2", "conv.i4", "conv.i8", "conv.u1", "conv.u2", "conv.u4", "conv.u8", "conv.i", "conv.u", "conv.r4", "conv.r8", "conv.r.un",
        "ldind.i1", "ldind.u1", "ldind.i4", "ldind.u4", "ldind.i8", "ldind.r4", "ldind.r8", "ldind.ref", "stind.i1", "stind.i4", "stind.i8", "stind.r4", "stind.r8",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string OwnAssembly = typeof(CompilerMembers).Assembly.GetName().Name!;
    private static readonly string Fuel = typeof(Programs.LoopFuel).FullName!;

    /// <summary>Whether the compiler may refer to a type.</summary>
    public static bool HasType(string assembly, string type) => assembly == OwnAssembly ? type == Fuel : assembly != AllowedMembers.ContractAssembly && Types.Contains(type);

    /// <summary>Whether the compiler may call a method; of tuples, whatever it needs to make and compare them.</summary>
    public static bool HasMethod(string assembly, string type, string method) => assembly == OwnAssembly
        ? type == Fuel && method == nameof(Programs.LoopFuel.Exhausted)
        : assembly != AllowedMembers.ContractAssembly && ((AllowedMembers.IsTuple(type) && method == ".ctor") || Methods.Contains($"{type}.{method}") || IsCompilersAttribute(type, method));

    /// <summary>Whether an instruction may stand in a body: none that allocates, casts, throws, catches, or reaches static fields and addresses of functions.</summary>
    public static bool HasInstruction(string name) => Instructions.Contains(name);

    private static bool IsCompilersAttribute(string type, string method) => method == ".ctor" && type.EndsWith("Attribute", StringComparison.Ordinal) && Types.Contains(type);
}
