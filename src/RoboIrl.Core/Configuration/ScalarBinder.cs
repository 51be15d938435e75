using System.Numerics;
using RoboIrl.Core.Text;

namespace RoboIrl.Core.Configuration;

/// <summary>Turns single values into C# values, and says what was expected where that fails.</summary>
internal static class ScalarBinder
{
    /// <summary>Converts a scalar; null values are the caller's.</summary>
    public static bool TryBind(Type type, ConfigScalar scalar, out object? value)
    {
        string text = scalar.Text;
        value = null;
        if (type == typeof(string))
        {
            value = scalar.Quoted || !ScalarValues.LooksTyped(text) ? text : null;
        }
        else if (scalar.Quoted)
        {
            return false;
        }
        else if (type == typeof(bool))
        {
            value = text switch { "true" => true, "false" => false, _ => null };
        }
        else if (type.IsEnum)
        {
            value = Enum.GetValues(type).Cast<object>().FirstOrDefault(v => KeyNames.ToSnakeCase(v.ToString()!) == text.Replace('-', '_'));
        }
        else if (ConfigKey.IsReal(type))
        {
            value = ScalarValues.Real(text) is { } real ? FitReal(type, real) : null;
        }
        else if (ConfigKey.IsInteger(type))
        {
            value = ScalarValues.Integer(text) is { } whole ? Fit(type, whole) : null;
        }
        else
        {
            throw new InvalidOperationException($"Configuration records hold no {type}; use bool, int, long, ulong, float, double, string, an enum, a record or a list of these.");
        }

        return value is not null;
    }

    private static object? FitReal(Type type, double real)
    {
        if (type == typeof(double))
        {
            return real;
        }

        float single = (float)real;
        return float.IsFinite(single) ? single : null;
    }

    private static object? Fit(Type type, BigInteger whole)
    {
        bool Within(BigInteger min, BigInteger max) => whole >= min && whole <= max;
        object? value = null;
        if (type == typeof(int) && Within(int.MinValue, int.MaxValue))
        {
            value = (int)whole;
        }
        else if (type == typeof(long) && Within(long.MinValue, long.MaxValue))
        {
            value = (long)whole;
        }
        else if (type == typeof(uint) && Within(0, uint.MaxValue))
        {
            value = (uint)whole;
        }
        else if (type == typeof(ulong) && Within(0, ulong.MaxValue))
        {
            value = (ulong)whole;
        }

        return value;
    }

    /// <summary>What a key expects, in words.</summary>
    public static string Expectation(ConfigKey key, Type type)
    {
        string range = key.Range is { } r ? " " + r : "";
        return type switch
        {
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(string) => key.OneOf is { } set ? $"one of {string.Join(", ", set.Values)}" : "a text",
            _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type).Select(KeyNames.ToSnakeCase))}",
            _ when ConfigKey.IsReal(type) => $"a number{range}",
            _ when ConfigKey.IsInteger(type) => $"a whole number{range}{Limits(key, type)}",
            _ => "a section",
        };
    }

    private static string Limits(ConfigKey key, Type type) => key.Range is not null ? "" : type switch
    {
        _ when type == typeof(int) => " of at most 2147483647 in size",
        _ when type == typeof(long) => " of 64 bits",
        _ => " of 0 or more",
    };

    /// <summary>The end of a message about a scalar of the wrong kind.</summary>
    public static string Hint(Type type, ConfigNode node)
    {
        if (node is not ConfigScalar scalar)
        {
            return "";
        }

        if (type.IsEnum)
        {
            return NearMiss.Hint(scalar.Text, Enum.GetNames(type).Select(KeyNames.ToSnakeCase));
        }

        if (type == typeof(string))
        {
            return $"; put it in quotes: \"{KeyNames.Show(scalar.Text)}\"";
        }

        return scalar.Quoted ? "; remove the quotes" : "";
    }
}
