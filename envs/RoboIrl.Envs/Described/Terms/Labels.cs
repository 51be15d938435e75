using System.Globalization;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Names of vector elements.</summary>
internal static class Labels
{
    public static string Axis(int element) => element switch { 0 => "x", 1 => "y", _ => "z" };

    public static string Quaternion(int element) => element switch { 0 => "w", 1 => "x", 2 => "y", _ => "z" };

    public static string Number(int element) => element.ToString(CultureInfo.InvariantCulture);
}
