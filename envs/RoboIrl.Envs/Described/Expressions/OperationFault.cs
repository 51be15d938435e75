using System.Globalization;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>An operation that gave no finite number. Its default is none.</summary>
/// <param name="Origin">Where the operation is written; null for none.</param>
/// <param name="First">Its first operand, or the value where it is that of a whole expression.</param>
/// <param name="Second">Its second operand, where it has one.</param>
/// <param name="Element">Which element of a vector, or -1.</param>
internal readonly record struct OperationFault(Origin? Origin, double First, double Second = 0, int Element = -1)
{
    /// <summary>The fault in words, without its place.</summary>
    public string Describe()
    {
        Origin at = Origin ?? throw new InvalidOperationException("No operation failed.");
        string element = Element < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" in element {Element}");
        if (at.Operation == Expressions.Origin.WholeValue)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{at.Entry}: the value{element} is {First:R}, expected a finite number of at most 3.4e38 in size, which single precision holds; bound it with clamp(x, low, high)");
        }

        string operands = at.Operands switch
        {
            0 => "",
            1 => string.Create(CultureInfo.InvariantCulture, $" of {First:R}"),
            _ => string.Create(CultureInfo.InvariantCulture, $" of {First:R} and {Second:R}"),
        };
        string cause = (at.Operation, at.Operands) switch
        {
            _ when !double.IsFinite(First) || (at.Operands == 2 && !double.IsFinite(Second)) =>
                "the operand is not finite itself; inf is only a bound for clamp, min, max, tolerance and clip, anything else came from a sensor or the physics",
            ("'/'", _) when Second == 0 => "a division by zero; guard it, for example if(abs(b) > 1e-9, a / b, 0)",
            ("sqrt", _) => "the root of a negative number; guard it, for example sqrt(max(x, 0))",
            ("log", _) => "the logarithm of a number that is not positive; guard it, for example log(max(x, 1e-9))",
            _ => "guard it with clamp(x, low, high) or if(condition, a, b)",
        };
        return $"{at.Entry}: {at.Operation}{operands}{element} is not a finite number: {cause}";
    }
}
