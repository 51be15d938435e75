using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace RoboIrl.Core.Configuration;

/// <summary>The strict spelling of numbers in a configuration.</summary>
internal static partial class ScalarValues
{
    /// <summary>Whole number: <c>1000</c>, <c>1_000_000</c>, <c>1e6</c>, <c>2.5e3</c>; null where it is none.</summary>
    public static BigInteger? Integer(string text)
    {
        if (text.Length > 40)
        {
            return null;
        }

        if (IntegerForm().IsMatch(text))
        {
            return BigInteger.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }

        // A decimal holds 28 digits exactly, so 1e6 is judged integral without rounding.
        return RealForm().IsMatch(text)
            && decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            && decimal.Truncate(value) == value && Math.Abs(value) < 1e20m
            ? new BigInteger(value)
            : null;
    }

    /// <summary>Finite number; null where it is none.</summary>
    public static double? Real(string text) =>
        text.Length <= 400 && (RealForm().IsMatch(text) || IntegerForm().IsMatch(text))
        && double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : null;

    /// <summary>Whether YAML 1.2 would read the unquoted text as something other than a text.</summary>
    public static bool LooksTyped(string text) =>
        text is "" or "~" or "null" or "Null" or "NULL" or "true" or "false" or "True" or "False" or "TRUE" or "FALSE"
        || IntegerForm().IsMatch(text) || RealForm().IsMatch(text) || text is ".inf" or "-.inf" or ".nan";

    [GeneratedRegex(@"\A[+-]?(0|[1-9][0-9]*(_[0-9]+)*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex IntegerForm();

    [GeneratedRegex(@"\A[+-]?((0|[1-9][0-9]*(_[0-9]+)*)(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RealForm();
}
