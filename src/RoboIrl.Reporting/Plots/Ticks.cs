using System.Globalization;

namespace RoboIrl.Reporting.Plots;

/// <summary>Round numbers for an axis.</summary>
/// <param name="First">First tick, at or below the data.</param>
/// <param name="Last">Last tick, at or above the data.</param>
/// <param name="Step">Distance: 1, 2 or 5 times a power of ten.</param>
internal sealed record Ticks(double First, double Last, double Step)
{
    /// <summary>All ticks.</summary>
    public IEnumerable<double> Values => Enumerable.Range(0, (int)Math.Round((Last - First) / Step) + 1).Select(i => First + (i * Step));

    /// <summary>Chooses ticks around a range.</summary>
    /// <param name="low">Least value.</param>
    /// <param name="high">Greatest value.</param>
    /// <param name="about">Wished number of ticks.</param>
    public static Ticks Around(double low, double high, int about)
    {
        if (high <= low)
        {
            (low, high) = (low - 0.5, low + 0.5);
        }

        double raw = (high - low) / Math.Max(1, about - 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = (raw / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
        return new Ticks(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    /// <summary>A short label, for example <c>1.5k</c> or <c>200k</c> or <c>1M</c>.</summary>
    public static string Label(double value)
    {
        (double scaled, string unit) = Math.Abs(value) switch
        {
            >= 1e6 => (value / 1e6, "M"),
            >= 1e4 => (value / 1e3, "k"),
            _ => (value, ""),
        };
        return Math.Round(scaled, 6).ToString("0.######", CultureInfo.InvariantCulture) + unit;
    }
}
