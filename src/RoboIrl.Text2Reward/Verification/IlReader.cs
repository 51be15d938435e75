using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>Reads the instructions of one method body.</summary>
internal static class IlReader
{
    private const byte TwoByteMark = 0xFE;

    private static readonly FrozenDictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(static code => code.Value);

    /// <summary>The instructions in order, with their metadata token; 0 where they have none.</summary>
    /// <param name="il">The body's bytes.</param>
    /// <exception cref="InvalidDataException">The bytes are no instructions.</exception>
    public static List<(OpCode Code, int Token)> Read(ReadOnlySpan<byte> il)
    {
        List<(OpCode Code, int Token)> instructions = [];
        while (!il.IsEmpty)
        {
            bool two = il[0] == TwoByteMark && il.Length > 1;
            short value = two ? BinaryPrimitives.ReadInt16BigEndian(il) : il[0];
            if (!OpCodes.TryGetValue(value, out OpCode code))
            {
                throw new InvalidDataException($"0x{value:X} is no instruction.");
            }

            il = il[(two ? 2 : 1)..];
            int size = Size(code, il);
            instructions.Add((code, HasToken(code) ? BinaryPrimitives.ReadInt32LittleEndian(il) : 0));
            il = il[size..];
        }

        return instructions;
    }

    private static bool HasToken(OpCode code) =>
        code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineString or OperandType.InlineSig;

    private static int Size(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(operand)),
        _ => 4,
    };
}
