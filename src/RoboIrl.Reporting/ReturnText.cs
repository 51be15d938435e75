using System.Globalization;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting;

/// <summary>How returns are written in tables: without a point from a hundred on, three digits that count below.</summary>
internal static class ReturnText
{
    /// <summary>Where there is nothing to write.</summary>
    public const string None = "-";

    /// <summary>Fewer seeds than this have no interval: one or two leave a bootstrap next to nothing to resample.</summary>
    public const int SeedsOfAnInterval = 3;

    private const int MostDecimals = 8;
    private const ulong BootstrapSeed = 20210829; // any fixed number: the same runs give the same table

    /// <summary>One value, or several divided by blanks, all with as many digits as the greatest needs.</summary>
    public static string Of(params ReadOnlySpan<double> values) => Join(values, " ", "F");

    /// <summary>A mean, and behind it the deviation where there is one.</summary>
    public static string Spread(double mean, double? deviation) => deviation is { } d ? Join([mean, d], " +- ", "N") : Join([mean], "", "N");

    /// <summary>Mean and sample standard deviation of some values.</summary>
    public static string Spread(double[] values) => values.Length switch
    {
        0 => None,
        1 => Spread(values[0], null) + " (one run)",
        _ => Spread(Estimates.Mean(values), Estimates.StandardDeviation(values)),
    };

    /// <summary>A rate, 0 .. 1, in whole percent.</summary>
    public static string Percent(double rate) => (100 * rate).ToString("F0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Mean and sample standard deviation of some rates, in whole percent.</summary>
    public static string PercentSpread(double[] rates) => rates.Length switch
    {
        0 => None,
        1 => Percent(rates[0]) + " (one run)",
        _ => $"{Percent(Estimates.Mean(rates))} +- {Percent(Estimates.StandardDeviation(rates))}",
    };

    /// <summary>The 95 % interval of the interquartile mean; a dash where a stratum has fewer than three values.</summary>
    /// <param name="strata">The seeds of each environment.</param>
    /// <param name="decimals">Digits after the point; null for as many as returns have.</param>
    public static string Interval(double[][] strata, int? decimals = null)
    {
        if (strata.Any(s => s.Length < SeedsOfAnInterval))
        {
            return None;
        }

        Rng rng = new(BootstrapSeed);
        (double low, double high) = Estimates.StratifiedBootstrapInterval(strata, Estimates.InterquartileMean, ref rng);
        return decimals is { } digits
            ? string.Join(" to ", low.ToString(Format("N", digits), CultureInfo.InvariantCulture), high.ToString(Format("N", digits), CultureInfo.InvariantCulture))
            : Join([low, high], " to ", "N");
    }

    private static string Join(ReadOnlySpan<double> values, string between, string format)
    {
        double greatest = 0;
        foreach (double value in values)
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        string digits = Format(format, greatest > 0 ? Math.Clamp(2 - (int)Math.Floor(Math.Log10(greatest)), 0, MostDecimals) : 2);
        string[] texts = new string[values.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = values[i].ToString(digits, CultureInfo.InvariantCulture);
        }

        return string.Join(between, texts);
    }

    private static string Format(string format, int digits) => format + digits.ToString(CultureInfo.InvariantCulture);
}
