using System.Globalization;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>What an expression gives: a number (size 1), a vector of numbers, or a condition.</summary>
internal readonly record struct ExpressionType(bool IsCondition, bool IsVector, int Size)
{
    public static ExpressionType Scalar { get; } = new(false, false, 1);

    public static ExpressionType Condition { get; } = new(true, false, 1);

    public static ExpressionType Vector(int size) => new(false, true, size);

    public override string ToString() =>
        IsCondition ? "a condition" : IsVector ? string.Create(CultureInfo.InvariantCulture, $"a vector of {Size}") : "a number";
}
