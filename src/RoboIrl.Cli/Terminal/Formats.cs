using System.Globalization;

namespace RoboIrl.Cli.Terminal;

/// <summary>How numbers look to people.</summary>
internal static class Formats
{
    /// <summary>1,234,567.</summary>
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A return: one digit after the point below a hundred; a dash where there is none.</summary>
    public static string Return(double value) =>
        double.IsNaN(value) ? "-" : value.ToString(Math.Abs(value) < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);

    /// <summary>1:02:03, or 2:03 below an hour.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}") : time.ToString("m\\:ss", CultureInfo.InvariantCulture);
}
